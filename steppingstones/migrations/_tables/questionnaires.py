"""The tables of questionnaires and their answers, and the ways in to them."""

from django.db import migrations, models
import django.db.models.deletion

import steppingstones.models.base

TABLES = [
    migrations.CreateModel(
        name='Questionnaire',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('title', models.CharField(max_length=200, verbose_name='title')),
            ('opening', models.TextField(blank=True, verbose_name='what people read first')),
            ('is_open', models.BooleanField(default=False, verbose_name='people can answer it now')),
            ('opened_on', models.DateField(editable=False, null=True)),
            ('first', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='later', to='steppingstones.questionnaire')),
            ('number', models.PositiveIntegerField(default=1, editable=False)),
            ('language', models.CharField(default='en-gb', max_length=12, verbose_name='language')),
            ('languages', models.JSONField(blank=True, default=list, verbose_name='other languages')),
            ('pairing', models.CharField(choices=[('none', 'Not at all: each round stands by itself'), ('card', 'By a card with pictures that the person keeps, so that nobody knows who it is'), ('member', 'By who they are in the group, so that facilitators could know')], default='none', max_length=6, verbose_name='before and after')),
            ('instrument', models.CharField(blank=True, editable=False, max_length=40)),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('first', 'number'), name='one_version_of_each_number')],
        },
    ),
    migrations.CreateModel(
        name='Question',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='steppingstones.questionnaire')),
            ('key', models.CharField(default=steppingstones.models.base.new_ref, max_length=64)),
            ('order', models.PositiveIntegerField(default=0)),
            ('kind', models.CharField(choices=[('faces', 'Faces, from sad to happy'), ('scale', 'A number on a scale'), ('choice', 'Choose one answer'), ('several', 'Choose several answers'), ('ranking', 'Put answers in order'), ('pictures', 'Choose a picture'), ('yes-no', 'Yes, no or not sure'), ('number', 'Write a number'), ('date', 'Write a day'), ('short', 'Answer in a few words'), ('text', 'Answer in your own words'), ('voice-note', 'Record a voice note'), ('photo', 'Send a picture'), ('consent', 'Agree to something'), ('statement', 'Something to read'), ('section', 'A heading for the questions after it')], max_length=10, verbose_name='kind of answer')),
            ('words', models.CharField(max_length=1000, verbose_name='question')),
            ('help', models.CharField(blank=True, max_length=2000, verbose_name='help with the question')),
            ('easy_words', models.CharField(blank=True, max_length=1000, verbose_name='the question in easy words')),
            ('picture', models.CharField(blank=True, max_length=64, verbose_name='picture')),
            ('least', models.IntegerField(blank=True, null=True, verbose_name='least')),
            ('most', models.IntegerField(blank=True, null=True, verbose_name='most')),
            ('least_words', models.CharField(blank=True, max_length=200, verbose_name='what the lowest number means')),
            ('most_words', models.CharField(blank=True, max_length=200, verbose_name='what the highest number means')),
            ('is_required', models.BooleanField(default=False, verbose_name='it has to be answered, or not said')),
            ('condition', models.JSONField(blank=True, null=True, verbose_name='only asked if')),
            ('source', models.CharField(blank=True, max_length=300, verbose_name='where the question comes from')),
        ],
        options={
            'ordering': ['order', 'id'],
            'constraints': [models.UniqueConstraint(fields=('questionnaire', 'key'), name='one_question_for_each_key')],
        },
    ),
    migrations.CreateModel(
        name='Choice',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='steppingstones.question')),
            ('key', models.CharField(default=steppingstones.models.base.new_ref, max_length=64)),
            ('order', models.PositiveIntegerField(default=0)),
            ('words', models.CharField(max_length=300)),
            ('picture', models.CharField(blank=True, max_length=64)),
        ],
        options={
            'ordering': ['order', 'id'],
            'constraints': [models.UniqueConstraint(fields=('question', 'key'), name='one_choice_for_each_key')],
        },
    ),
    migrations.CreateModel(
        name='Translation',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='steppingstones.questionnaire')),
            ('language', models.CharField(max_length=12)),
            ('key', models.CharField(max_length=200)),
            ('words', models.TextField()),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('questionnaire', 'language', 'key'), name='one_translation_of_each')],
        },
    ),
    migrations.CreateModel(
        name='Phrase',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('language', models.CharField(max_length=12)),
            ('phrase', models.CharField(max_length=500)),
            ('words', models.CharField(max_length=1000)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('project', 'language', 'phrase'), name='one_translation_of_each_phrase')],
        },
    ),
    migrations.CreateModel(
        name='Round',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='steppingstones.questionnaire')),
            ('name', models.CharField(max_length=100, verbose_name='name of this time')),
            ('number', models.PositiveIntegerField(default=1)),
            ('began_on', models.DateField()),
            ('ended_on', models.DateField(null=True)),
            ('due_on', models.DateField(blank=True, null=True, verbose_name='by when')),
            ('asked', models.JSONField(blank=True, default=dict, verbose_name='who is asked')),
        ],
        options={
            'ordering': ['number'],
            'constraints': [models.UniqueConstraint(fields=('questionnaire', 'number'), name='one_round_of_each_number')],
        },
    ),
    migrations.CreateModel(
        name='Response',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='steppingstones.questionnaire')),
            ('giver', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='steppingstones.giver')),
            ('once', models.CharField(max_length=64, unique=True)),
            ('day', models.DateField()),
            ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='responses', to='steppingstones.round')),
            ('card_hash', models.CharField(blank=True, db_index=True, max_length=64)),
            ('language', models.CharField(blank=True, max_length=12)),
            ('came_by', models.CharField(choices=[('link', 'By the link'), ('kiosk', 'On a shared device'), ('paper', 'On paper'), ('for', 'A member wrote it down for them')], default='link', max_length=6)),
            ('with_supporter', models.BooleanField(default=False, verbose_name='somebody helped them')),
            ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='responses_recorded', to='steppingstones.member')),
        ],
    ),
    migrations.CreateModel(
        name='Answer',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='steppingstones.response')),
            ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='steppingstones.question')),
            ('number', models.SmallIntegerField(null=True)),
            ('amount', models.DecimalField(decimal_places=6, max_digits=18, null=True)),
            ('day', models.DateField(null=True)),
            ('choice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='steppingstones.choice')),
            ('is_not_said', models.BooleanField(default=False)),
            ('side', models.CharField(max_length=12)),
            ('month', models.IntegerField()),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('response', 'question'), name='one_answer_to_each_question')],
        },
    ),
    migrations.CreateModel(
        name='Picked',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('answer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='picked', to='steppingstones.answer')),
            ('choice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='picked', to='steppingstones.choice')),
            ('place', models.PositiveSmallIntegerField(default=0)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('answer', 'choice'), name='one_choice_once_in_an_answer')],
        },
    ),
    migrations.CreateModel(
        name='Code',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('code', models.CharField(max_length=12, unique=True)),
            ('questionnaire', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='code', to='steppingstones.questionnaire')),
            ('wall', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='code', to='steppingstones.wall')),
        ],
        options={
            'constraints': [models.CheckConstraint(condition=models.Q(('questionnaire', None), ('wall', None), _connector='OR'), name='a_code_opens_one_thing')],
        },
    ),
    migrations.CreateModel(
        name='WayIn',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ways_in', to='steppingstones.member')),
            ('kind', models.CharField(choices=[('card', 'Card with a QR code'), ('code', 'Code to hand over')], max_length=4)),
            ('secret_hash', models.CharField(max_length=64, unique=True)),
            ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ways_in_made', to='steppingstones.member')),
            ('made_on', models.DateField()),
            ('expires_at', models.DateTimeField(null=True)),
            ('used_at', models.DateTimeField(null=True)),
            ('ended_at', models.DateTimeField(null=True)),
        ],
    ),
]
