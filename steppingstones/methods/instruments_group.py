"""Instruments for a group: do we live by the principles, does our work show it, and how was this meeting?

The names of principles and processes are the field's (NDTi's guide to co-production, which follows SCIE 2013, and
NESTA and nef 2010). The statements are ours, CC0.
"""

from .instruments import Answers, Instrument, part

PRINCIPLES = Instrument(
    key="principles",
    name="The four principles",
    about="Equality, diversity, accessibility and reciprocity: how far does our group live by them?",
    answers=Answers.TRUE,
    parts=(
        part(
            "Equality",
            """
            words 2696
            What each of us says counts the same.
            What I say counts as much as what you say.
            decide 1F5F3
            We make the big choices as one group.
            We choose as one group.
            start 1F331
            All of us were there from the start.
            We were all there from the start.
            know 1F4A1
            What people have lived through counts as much as what staff have learned.
            My life has taught me things. These things count here.
            """,
        ),
        part(
            "Diversity",
            """
            mix 1F465
            Our group is a good mix of people.
            We are a good mix of people.
            missing 1F50D
            We look for people who are left out, and ask them to join.
            We ask who is not here. Then we go and ask them to join.
            own 1F917
            People can be who they are here.
            I can be me here.
            views E246
            We want to hear from people who do not agree with us.
            You can say no here. We want to hear it.
            """,
        ),
        part(
            "Accessibility",
            """
            place 267F
            All of us can get to our meetings and take part in them.
            I can get there. I can take part.
            words 1F4D6
            We use words that all of us understand.
            I understand the words.
            time 23F0
            We meet at times that work for all of us.
            The times are good for me.
            help E083
            Each of us gets the help that we need to take part.
            I get the help that I need.
            """,
        ),
        part(
            "Reciprocity",
            """
            back 1F381
            Each of us gets something back for what we give.
            I give. I also get something back.
            thanks 1F64F
            We are thanked for what we do, in ways that we like.
            People thank me. I like how they do it.
            both 1F504
            Staff and people who use services help each other.
            I help you. You help me.
            paid 1F4B7
            Nobody has to pay to take part.
            I do not lose money when I take part.
            """,
        ),
    ),
)

PROCESSES = Instrument(
    key="processes",
    name="What shared work looks like",
    about="Seven things that can be seen where people plan and run something together. Can they be seen here?",
    answers=Answers.TRUE,
    parts=(
        part(
            "Growth",
            """
            learn 1F4DA
            I learn new things here.
            I learn new things here.
            skills 2B50
            We ask what people are good at, and use it.
            People ask what I am good at.
            try 1F4AA
            I do things here that I did not do before.
            I can do more than before.
            """,
        ),
        part(
            "Capacity",
            """
            area E203
            Our work makes the local area stronger.
            Our town gets stronger.
            groups 1F3D8
            We work with other groups near us.
            We work with other groups near us.
            train 1F393
            People get the training that they want.
            I can go on a course if I want to.
            """,
        ),
        part(
            "Peer networks",
            """
            teach 1F46D
            People who use services teach and help each other.
            We teach each other. We help each other.
            friends 1F917
            I know people here whom I can ask for help.
            I know who I can ask for help.
            stay 1F4AC
            We stay in touch between meetings.
            We talk to each other between meetings.
            """,
        ),
        part(
            "Blurred roles",
            """
            same E249
            If you came in, you could not tell who is staff and who is not.
            You can not see who is staff.
            lead 1F5E3
            People who use services lead some of our work.
            Some of us lead. We are not all staff.
            self 1F465
            Staff talk about their own lives, too.
            Staff also tell us about their lives.
            """,
        ),
        part(
            "Helping it happen",
            """
            with E083
            Staff help us to do things. They do not do them for us.
            Staff help me. They do not do it for me.
            room 1F6AA
            Staff step back when others can do it.
            Staff let me do it when I can.
            link 1F309
            Staff link us with people who can help.
            Staff help us to find the right people.
            """,
        ),
        part(
            "Shared responsibility",
            """
            money 1F45B
            People who use services help to choose how money is spent.
            We help to choose what we buy.
            last 1F5F3
            Some things are for people who use services to choose, and nobody can undo it.
            We choose some things. Then it stays that way.
            run 1F511
            We run some things on our own.
            We run some things on our own.
            """,
        ),
        part(
            "Incentives",
            """
            choose 1F381
            People can choose what they get for their time.
            I can choose what I get for my time.
            fair 2696
            What people get for their time is fair.
            What I get for my time is fair.
            soon 1F4C5
            People get what was agreed, and get it on time.
            I get it on time.
            """,
        ),
    ),
)

MEETING = Instrument(
    key="meeting",
    name="How was this meeting?",
    about="Three faces at the end of a meeting. It takes a minute.",
    answers=Answers.FACES,
    parts=(
        part(
            "This meeting",
            """
            heard 1F442
            People listened to me.
            People listened to me.
            understood 1F4A1
            I understood what we talked about.
            I understood it.
            say 1F5E3
            I could say what I wanted to say.
            I said what I wanted to say.
            decided 1F5F3
            I had a say in what we agreed.
            I helped to choose.
            felt 2764
            I felt welcome here.
            I felt welcome.
            """,
        ),
    ),
)
