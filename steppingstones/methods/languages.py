"""Languages that people in the UK are likely to be asked in: what each is called in itself and in English.

Source: the main languages of Census 2021, England and Wales (Office for National Statistics, table TS024), the Celtic
languages, and those often asked for in services for newcomers. Names as in the Unicode Common Locale Data Repository.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Language:
    """`code` is a BCP 47 tag, for `lang` in pages. `is_rtl`: written from right to left."""

    code: str
    own_name: str
    name: str
    is_rtl: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if self.is_rtl else "ltr"


_LEFT_TO_RIGHT = (
    ("en-gb", "English", "English"),
    ("cy", "Cymraeg", "Welsh"),
    ("gd", "Gàidhlig", "Scottish Gaelic"),
    ("ga", "Gaeilge", "Irish"),
    ("kw", "Kernewek", "Cornish"),
    ("sq", "Shqip", "Albanian"),
    ("am", "አማርኛ", "Amharic"),
    ("bn", "বাংলা", "Bengali"),
    ("bg", "Български", "Bulgarian"),
    ("zh-hans", "简体中文", "Chinese (simplified)"),
    ("zh-hant", "繁體中文", "Chinese (traditional)"),
    ("cs", "Čeština", "Czech"),
    ("nl", "Nederlands", "Dutch"),
    ("tl", "Filipino", "Filipino"),
    ("fr", "Français", "French"),
    ("de", "Deutsch", "German"),
    ("el", "Ελληνικά", "Greek"),
    ("gu", "ગુજરાતી", "Gujarati"),
    ("hi", "हिन्दी", "Hindi"),
    ("hu", "Magyar", "Hungarian"),
    ("it", "Italiano", "Italian"),
    ("lt", "Lietuvių", "Lithuanian"),
    ("lv", "Latviešu", "Latvian"),
    ("ml", "മലയാളം", "Malayalam"),
    ("ne", "नेपाली", "Nepali"),
    ("pa", "ਪੰਜਾਬੀ", "Punjabi"),
    ("pl", "Polski", "Polish"),
    ("pt", "Português", "Portuguese"),
    ("ro", "Română", "Romanian"),
    ("rom", "Romani", "Romani"),
    ("ru", "Русский", "Russian"),
    ("sk", "Slovenčina", "Slovak"),
    ("so", "Soomaali", "Somali"),
    ("es", "Español", "Spanish"),
    ("sw", "Kiswahili", "Swahili"),
    ("ta", "தமிழ்", "Tamil"),
    ("te", "తెలుగు", "Telugu"),
    ("ti", "ትግርኛ", "Tigrinya"),
    ("tr", "Türkçe", "Turkish"),
    ("uk", "Українська", "Ukrainian"),
    ("vi", "Tiếng Việt", "Vietnamese"),
    ("yo", "Yorùbá", "Yoruba"),
)
_RIGHT_TO_LEFT = (
    ("ar", "العربية", "Arabic"),
    ("ckb", "کوردیی ناوەندی", "Kurdish (Sorani)"),
    ("fa", "فارسی", "Persian"),
    ("ps", "پښتو", "Pashto"),
    ("ur", "اردو", "Urdu"),
    ("yi", "ייִדיש", "Yiddish"),
)
LANGUAGES: Mapping[str, Language] = {
    code: Language(code=code, own_name=own, name=name, is_rtl=is_rtl)
    for table, is_rtl in ((_LEFT_TO_RIGHT, False), (_RIGHT_TO_LEFT, True))
    for code, own, name in table
}


def language(code: str) -> Language:
    """The language of this tag; for one that is not in the table, a language that is called by its tag.

    Source: our table above.

    >>> language("ur").direction, language("cy").own_name, language("xx").name
    ('rtl', 'Cymraeg', 'xx')
    """
    return LANGUAGES.get(code.lower()) or Language(code=code, own_name=code, name=code)
