"""Instruments for an organisation, for a service, and for those who pay for services.

The pieces of the jigsaw and the aims of commissioning are the field's (SCIE 2013, as NDTi's guide to co-production
tells them). That a service can look at involvement and impact with an audit form was shown by Together for Mental
Wellbeing.
The statements are ours, CC0.
"""

from .instruments import Answers, Instrument, Level, part

JIGSAW = Instrument(
    key="jigsaw",
    name="The jigsaw of an organisation",
    about="Eight pieces that an organisation needs. Ask at each level: they may not see the same.",
    answers=Answers.TRUE,
    levels=tuple(Level),
    parts=(
        part(
            "Culture",
            """
            top 1F3E2
            The people at the top want us to plan and decide together.
            The bosses want us to work together.
            change 1F504
            We change how we work when people tell us to.
            We tell them. Then they change things.
            power 2696
            Power is shared here.
            We all have power here.
            """,
        ),
        part(
            "Structure",
            """
            board 1FA91
            People who use services have seats where the big choices are made.
            We sit at the table. We help to make the big choices.
            job 1F4BC
            Working together is part of each job here.
            All staff work with us. It is part of their job.
            start 1F331
            People join in at the start of new work, not at the end.
            They ask us at the start.
            """,
        ),
        part(
            "Practice",
            """
            same 1F4C5
            Staff and people who use services meet in the same room, at the same time.
            Staff and we meet at the same time.
            access 267F
            Our meetings and papers work for all who come.
            We can all come. We can all read the papers.
            learn 1F4DA
            Staff and people who use services learn together how to do this.
            We learn with staff how to do it.
            """,
        ),
        part(
            "Review",
            """
            often 1F50D
            We often stop and look at how well we work together.
            We often ask if we work well together.
            judge 2705
            People who use services help to judge our work.
            We help to say if the work is good.
            act 1F4DD
            When we find that something is wrong, we put it right.
            When something is wrong, we mend it.
            """,
        ),
        part(
            "Risk awareness",
            """
            talk 1F4AC
            We talk about risks together and agree what to do.
            We talk about what can go wrong.
            try 1F91E
            People can try new things here, even if they may fail.
            We can try new things. It is fine if they do not work.
            not 26A0
            We also look at the risk of doing things without people.
            We ask what can go wrong if they do it without us.
            """,
        ),
        part(
            "Resources",
            """
            time 23F3
            There is enough time to work together.
            There is time to work together.
            money 1F4B7
            There is enough money to work together well.
            There is money to work together.
            pay 1F45B
            People get something for their time, and get it on time.
            I get something for my time. I get it on time.
            """,
        ),
        part(
            "Community capacity",
            """
            map 1F5FA
            We know what people and groups near us are good at.
            We know what people near us are good at.
            help E083
            We help people near us to get stronger.
            We help people near us to get strong.
            go 1F6B6
            We go where people are. We do not wait for them to come.
            We go to where people are.
            """,
        ),
        part(
            "Commissioning",
            """
            buy 1F6D2
            People who use services help to choose which services are paid for.
            We help to choose what they pay for.
            ask 1F4C3
            We only pay for services that work with people.
            They only pay for work that we all do together.
            lives 2764
            We ask what got better in people’s lives. We do not only count heads.
            They ask if our lives got better.
            """,
        ),
    ),
)

AUDIT = Instrument(
    key="audit",
    name="People’s say in a service, and what came of it",
    about="An audit form for one service. Answer it together, and write beside each answer how you know.",
    answers=Answers.DONE,
    parts=(
        part(
            "Who",
            """
            all 1F465
            Each person who uses the service has been asked to take part.
            They asked all of us to take part.
            quiet 1F442
            We have found ways for people who do not come to meetings.
            You can have a say. You do not have to come to meetings.
            carers 1F46A
            Families and carers have a say of their own.
            Families have a say, too.
            """,
        ),
        part(
            "In what",
            """
            plan 1F4CB
            People help to plan the service.
            We help to plan.
            hire 1F4BC
            People help to choose new staff.
            We help to choose new staff.
            run 1F511
            People help to run the service from day to day.
            We help to run it each day.
            check 1F50D
            People help to check how good the service is.
            We help to check if it is good.
            """,
        ),
        part(
            "How",
            """
            help E083
            People get help and training to take part.
            I get help to take part.
            pay 1F4B7
            We pay people’s costs, and give something for their time.
            They pay my bus. I get something for my time.
            know 1F4A1
            Before people begin, they know what can change and what can not.
            I know what we can change. I know what we can not change.
            """,
        ),
        part(
            "What changed",
            """
            service 1F504
            We can name things in the service that changed as people asked.
            We asked for things. Then they changed.
            lives 2764
            We know what got better in people’s lives through this.
            Our lives got better.
            harm 1F4C9
            We also ask what got worse, and for whom.
            They ask what got worse.
            """,
        ),
        part(
            "Telling people",
            """
            back E248
            Each person hears what came of what they said.
            They tell me what came of my words.
            no 274C
            When we say no, we say why.
            When they say no, they say why.
            show 1F4E2
            People outside can see what changed.
            We show it to other people.
            """,
        ),
    ),
)

COMMISSIONING = Instrument(
    key="commissioning",
    name="A checklist for those who pay for services",
    about="Do we plan, choose and judge together with people what we pay for? Go through it for one contract.",
    answers=Answers.DONE,
    parts=(
        part(
            "Local assets",
            """
            map 1F5FA
            We know what people and groups here can already do.
            We know what people here are good at.
            use 1F3D8
            We build on what is here before we buy something new.
            First we use what is here.
            """,
        ),
        part(
            "Local insight",
            """
            ask 1F442
            We asked people what they need before we wrote the plan.
            First they asked us. Then they wrote the plan.
            plan 1F4DD
            You can see in the plan what people said.
            My words are in the plan.
            """,
        ),
        part(
            "Working together",
            """
            choose 1F5F3
            People who will use the service help to choose who runs it.
            We help to choose who runs it.
            same 1FA91
            People who use services sit at the table at each step.
            We sit at the table each time.
            """,
        ),
        part(
            "New ways",
            """
            small 1F331
            Small groups can get the work, too.
            Small groups can get the work, too.
            try 1F4A1
            There is room to try things and to change the plan.
            We can try things. We can change the plan.
            """,
        ),
        part(
            "The long view",
            """
            years 1F4C5
            We pay for long enough to build trust.
            The money lasts for some years.
            later 1F309
            We look at what this saves or costs in the years to come.
            They think of the years to come.
            """,
        ),
        part(
            "In the contract",
            """
            rule 1F4C3
            We say to all who want the work that they must do it with people.
            You only get the work if you do it with us.
            score 2B50
            How they work with people counts when we choose.
            It counts how they work with us.
            """,
        ),
        part(
            "What we ask for",
            """
            better 1F3AF
            We ask what should get better for people, not how many come.
            They ask what should get better for us.
            wide 1F30D
            We also ask what it does for the area and for nature.
            They ask if it is good for our town and the earth.
            """,
        ),
        part(
            "What people say",
            """
            often 1F4CA
            Those who do the work tell us all year what people say about it.
            They hear all year what we say.
            act 1F504
            We can show what we changed because of it.
            We said something. Then they changed something.
            """,
        ),
    ),
)
