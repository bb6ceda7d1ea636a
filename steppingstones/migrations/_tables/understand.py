"""The tables of tagging, making sense together, and what speaks for a stone."""

import uuid

from django.db import migrations, models
import django.db.models.deletion

import steppingstones.models.base

TABLES = [
    migrations.CreateModel(
        name='Evidence',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('voice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='steppingstones.voice')),
            ('change', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='steppingstones.change')),
            ('stone', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='steppingstones.stone')),
            ('decision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='steppingstones.decision')),
            ('stance', models.CharField(choices=[('for', 'supports it'), ('against', 'speaks against it')], default='for', max_length=7)),
            ('linked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='steppingstones.member')),
        ],
        options={
            'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('change', None), ('decision', None), ('stone__isnull', False), ('voice__isnull', False)), models.Q(('change', None), ('decision__isnull', False), ('stone', None), ('voice__isnull', False)), models.Q(('change__isnull', False), ('decision', None), ('stone__isnull', False), ('voice', None)), _connector='OR'), name='evidence_joins_two_things'), models.UniqueConstraint(condition=models.Q(('stone__isnull', False), ('voice__isnull', False)), fields=('voice', 'stone'), name='one_link_voice_stone'), models.UniqueConstraint(condition=models.Q(('decision__isnull', False), ('voice__isnull', False)), fields=('voice', 'decision'), name='one_link_voice_decision'), models.UniqueConstraint(condition=models.Q(('change__isnull', False), ('stone__isnull', False)), fields=('change', 'stone'), name='one_link_change_stone')],
        },
    ),
    migrations.CreateModel(
        name='Transcript',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('title', models.CharField(max_length=200, verbose_name='title')),
            ('words', models.TextField(verbose_name='text')),
            ('conversation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='transcripts', to='steppingstones.conversation')),
            ('said_on', models.DateField(blank=True, null=True, verbose_name='date')),
            ('guid', models.UUIDField(default=uuid.uuid4, editable=False)),
            ('lacks_words', models.BooleanField(default=False, editable=False)),
            ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='transcripts_added', to='steppingstones.member')),
        ],
    ),
    migrations.CreateModel(
        name='FromTranscript',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('voice', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='from_transcript', to='steppingstones.voice')),
            ('transcript', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices_made', to='steppingstones.transcript')),
            ('start', models.PositiveIntegerField()),
            ('end', models.PositiveIntegerField()),
        ],
    ),
    migrations.CreateModel(
        name='TaggingRound',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('title', models.CharField(max_length=200, verbose_name='title')),
            ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='steppingstones.member')),
            ('made_on', models.DateField()),
            ('closed_on', models.DateField(editable=False, null=True)),
            ('seed', models.PositiveIntegerField(null=True)),
            ('drawn_from', models.PositiveIntegerField(null=True)),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
            ('voices', models.ManyToManyField(blank=True, related_name='tagging_rounds', to='steppingstones.voice')),
        ],
    ),
    migrations.CreateModel(
        name='Tagger',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taggers', to='steppingstones.tagginground')),
            ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagging', to='steppingstones.member')),
            ('done_on', models.DateField(null=True)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('round', 'member'), name='one_tagger_each')],
        },
    ),
    migrations.CreateModel(
        name='Highlight',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('voice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='highlights', to='steppingstones.voice')),
            ('transcript', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='highlights', to='steppingstones.transcript')),
            ('start', models.PositiveIntegerField()),
            ('end', models.PositiveIntegerField()),
            ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='highlights', to='steppingstones.theme')),
            ('tagger', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='highlights', to='steppingstones.member')),
            ('coder', models.CharField(blank=True, max_length=200)),
            ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='highlights', to='steppingstones.tagginground')),
            ('note', models.TextField(blank=True, verbose_name='note')),
            ('guid', models.UUIDField(default=uuid.uuid4, editable=False)),
        ],
        options={
            'ordering': ['start', 'end', 'id'],
            'constraints': [models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='highlight_is_not_empty'), models.CheckConstraint(condition=models.Q(models.Q(('transcript', None), ('voice__isnull', False)), models.Q(('transcript__isnull', False), ('voice', None)), _connector='OR'), name='highlight_is_in_one_text')],
        },
    ),
    migrations.CreateModel(
        name='ThemeMerge',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('theme', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='merge', to='steppingstones.theme')),
            ('into', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merged', to='steppingstones.theme')),
            ('moved', models.JSONField(default=dict, editable=False)),
        ],
    ),
    migrations.CreateModel(
        name='DifferentView',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='different_views', to='steppingstones.tagginground')),
            ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='different_views', to='steppingstones.voice')),
            ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='different_views', to='steppingstones.theme')),
            ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='steppingstones.member')),
            ('words', models.TextField(verbose_name='why you see it so')),
        ],
    ),
    migrations.CreateModel(
        name='SuggestionAnswer',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestion_answers', to='steppingstones.voice')),
            ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestion_answers', to='steppingstones.theme')),
            ('place', models.PositiveSmallIntegerField()),
            ('was_right', models.BooleanField()),
            ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='steppingstones.member')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('voice', 'theme'), name='one_answer_for_each_suggestion')],
        },
    ),
    migrations.CreateModel(
        name='SenseSession',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('title', models.CharField(max_length=200, verbose_name='title')),
            ('question', models.CharField(blank=True, max_length=500, verbose_name='what you want to understand')),
            ('held_on', models.DateField(verbose_name='date')),
            ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sense_sessions', to='steppingstones.meeting')),
            ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sense_made', to='steppingstones.member')),
            ('most', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='steppingstones.sensecard')),
            ('most_why', models.TextField(blank=True, verbose_name='why this change matters most')),
            ('closed_on', models.DateField(editable=False, null=True)),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
    ),
    migrations.CreateModel(
        name='SensePile',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='piles', to='steppingstones.sensesession')),
            ('order', models.PositiveIntegerField(default=0)),
            ('title', models.CharField(max_length=200, verbose_name='what they have in common')),
            ('means', models.TextField(blank=True, verbose_name='what it means')),
            ('weight', models.PositiveIntegerField(default=0, verbose_name='weight')),
        ],
        options={
            'ordering': ['order', 'id'],
        },
    ),
    migrations.CreateModel(
        name='SenseCard',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='steppingstones.sensesession')),
            ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sense_cards', to='steppingstones.voice')),
            ('pile', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cards', to='steppingstones.sensepile')),
            ('order', models.PositiveIntegerField(default=0)),
        ],
        options={
            'ordering': ['order', 'id'],
            'constraints': [models.UniqueConstraint(fields=('session', 'voice'), name='one_card_for_each_voice')],
        },
    ),
    migrations.CreateModel(
        name='SenseMaker',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='makers', to='steppingstones.sensesession')),
            ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sense_sessions', to='steppingstones.member')),
            ('signed_on', models.DateField(null=True)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('session', 'member'), name='one_sense_maker_each')],
        },
    ),
    migrations.CreateModel(
        name='OthersInSense',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='others', to='steppingstones.sensesession')),
            ('side', models.CharField(choices=[('lived', 'Lived experience'), ('carer', 'Carer'), ('professional', 'Professional'), ('community', 'Community'), ('commissioner', 'Commissioner')], max_length=12)),
            ('number', models.PositiveIntegerField(default=0)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('session', 'side'), name='one_number_in_sense_each_side')],
        },
    ),
]
