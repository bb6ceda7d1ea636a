"""The room Take part: meetings, what people give and get, gifts, barriers and risks."""
