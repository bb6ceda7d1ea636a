"""The tables of conversations, recordings, and what people said."""

import uuid

from django.db import migrations, models
import django.db.models.deletion

import steppingstones.models.base
import steppingstones.models.media

TABLES = [
    migrations.CreateModel(
        name='Guide',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('title', models.CharField(max_length=200, verbose_name='title')),
            ('form', models.CharField(choices=[('group', 'A group talks together'), ('structured', 'One to one, the same questions for everyone'), ('semi', 'One to one, themes to talk about freely')], max_length=10, verbose_name='kind of conversation')),
            ('opening', models.TextField(blank=True, verbose_name='how to begin')),
            ('closing', models.TextField(blank=True, verbose_name='how to end')),
            ('bank_key', models.CharField(blank=True, editable=False, max_length=40)),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
    ),
    migrations.CreateModel(
        name='GuideTheme',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('guide', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themes', to='steppingstones.guide')),
            ('order', models.PositiveIntegerField(default=0)),
            ('title', models.CharField(max_length=300, verbose_name='theme')),
            ('prompts', models.TextField(blank=True, verbose_name='questions to open it up')),
            ('easy', models.TextField(blank=True, verbose_name='the same in easier words')),
            ('is_opening', models.BooleanField(default=False, verbose_name='to begin with')),
        ],
        options={
            'ordering': ['order', 'id'],
        },
    ),
    migrations.CreateModel(
        name='Conversation',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('title', models.CharField(max_length=200, verbose_name='title')),
            ('form', models.CharField(choices=[('group', 'A group talks together'), ('structured', 'One to one, the same questions for everyone'), ('semi', 'One to one, themes to talk about freely')], max_length=10, verbose_name='kind of conversation')),
            ('guide', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='conversations', to='steppingstones.guide')),
            ('held_on', models.DateField(verbose_name='date')),
            ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
            ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='conversations_made', to='steppingstones.member')),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
            ('people', models.ManyToManyField(related_name='conversations', through='steppingstones.WasThere', to='steppingstones.member')),
        ],
    ),
    migrations.CreateModel(
        name='WasThere',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='steppingstones.conversation')),
            ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='steppingstones.member')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('conversation', 'member'), name='one_was_there_each')],
        },
    ),
    migrations.CreateModel(
        name='OthersThere',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='others', to='steppingstones.conversation')),
            ('side', models.CharField(choices=[('lived', 'Lived experience'), ('carer', 'Carer'), ('professional', 'Professional'), ('community', 'Community'), ('commissioner', 'Commissioner')], max_length=12)),
            ('number', models.PositiveIntegerField(default=0)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('conversation', 'side'), name='one_number_for_each_side')],
        },
    ),
    migrations.CreateModel(
        name='ConversationNote',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='steppingstones.conversation')),
            ('theme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notes', to='steppingstones.guidetheme')),
            ('order', models.PositiveIntegerField(default=0)),
            ('words', models.TextField(verbose_name='what was said')),
            ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='conversation_notes', to='steppingstones.member')),
            ('name', models.CharField(blank=True, max_length=200, verbose_name='name, if they want it kept')),
            ('side', models.CharField(blank=True, max_length=12, verbose_name='side')),
            ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notes_taken', to='steppingstones.member')),
            ('set_aside', models.BooleanField(default=False, editable=False)),
        ],
        options={
            'ordering': ['order', 'id'],
        },
    ),
    migrations.CreateModel(
        name='Media',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('kind', models.CharField(choices=[('sound', 'Sound'), ('picture', 'Picture')], max_length=7)),
            ('file', models.FileField(max_length=200, upload_to=steppingstones.models.media.place_of)),
            ('words', models.TextField(blank=True, verbose_name='what is heard or seen')),
            ('seconds', models.PositiveIntegerField(null=True)),
            ('width', models.PositiveIntegerField(null=True)),
            ('height', models.PositiveIntegerField(null=True)),
            ('day', models.DateField()),
            ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='media', to='steppingstones.member')),
            ('voice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='media', to='steppingstones.voice')),
            ('conversation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='media', to='steppingstones.conversation')),
            ('wall_note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='media', to='steppingstones.wallnote')),
            ('waits_hash', models.CharField(editable=False, max_length=64, null=True, unique=True)),
        ],
        options={
            'ordering': ['id'],
        },
    ),
    migrations.CreateModel(
        name='Giver',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='givers', to='steppingstones.member')),
            ('name', models.CharField(blank=True, max_length=200, verbose_name='name, if they want it kept')),
            ('side', models.CharField(choices=[('lived', 'Lived experience'), ('carer', 'Carer'), ('professional', 'Professional'), ('community', 'Community'), ('commissioner', 'Commissioner'), ('unknown', 'Not said')], default='unknown', max_length=12, verbose_name='side')),
            ('receipt_hash', models.CharField(editable=False, max_length=64, null=True, unique=True)),
            ('import_key', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
        ],
    ),
    migrations.CreateModel(
        name='Voice',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('giver', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='steppingstones.giver')),
            ('words', models.TextField(verbose_name='what was said')),
            ('subject', models.CharField(blank=True, max_length=300, verbose_name='what it is about')),
            ('came_by', models.CharField(choices=[('questionnaire', 'Questionnaire'), ('logbook', 'Logbook'), ('meeting', 'Meeting notes'), ('conversation', 'Conversation'), ('wall', 'Wall'), ('import', 'Spreadsheet')], max_length=14)),
            ('channel', models.CharField(choices=[('spoken', 'Said in person'), ('meeting', 'Said in a meeting'), ('phone', 'On the phone'), ('written', 'Written on paper'), ('message', 'Message or email'), ('voice-note', 'Voice note'), ('post-box', 'Post box'), ('online', 'Online form'), ('other', 'Another way')], default='other', max_length=12, verbose_name='how it was said')),
            ('said_on', models.DateField(blank=True, null=True, verbose_name='date')),
            ('said_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5)),
            ('answer', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='voice', to='steppingstones.answer')),
            ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recorded', to='steppingstones.member')),
            ('conversation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='voices', to='steppingstones.conversation')),
            ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='voices', to='steppingstones.meeting')),
            ('checked', models.CharField(blank=True, choices=[('', 'Not checked with the person yet'), ('confirmed', 'The person said that it is right'), ('corrected', 'The person put it right')], default='', max_length=9)),
            ('checked_on', models.DateField(editable=False, null=True)),
            ('checked_how', models.CharField(blank=True, choices=[('link', 'On their own, by a link or code'), ('aloud', 'It was read to them'), ('together', 'In person')], max_length=8)),
            ('content_note', models.CharField(blank=True, max_length=200, verbose_name='what to know before reading it')),
            ('fingerprint', models.CharField(editable=False, max_length=64, null=True)),
            ('withdrawn_on', models.DateField(editable=False, null=True)),
            ('themes', models.ManyToManyField(related_name='voices', through='steppingstones.VoiceTheme', to='steppingstones.theme')),
        ],
        options={
            'indexes': [models.Index(fields=['project', 'said_on'], name='voices_by_day')],
            'constraints': [models.UniqueConstraint(fields=('project', 'fingerprint'), name='one_voice_for_each_imported_row')],
        },
    ),
    migrations.CreateModel(
        name='FormerWords',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former', to='steppingstones.voice')),
            ('words', models.TextField()),
            ('until', models.DateField()),
            ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='voices_put_right', to='steppingstones.member')),
        ],
        options={
            'ordering': ['id'],
        },
    ),
    migrations.CreateModel(
        name='Theme',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('heading', models.CharField(blank=True, max_length=100)),
            ('name', models.CharField(max_length=300)),
            ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='parts', to='steppingstones.theme')),
            ('belongs', models.TextField(blank=True, verbose_name='what belongs here')),
            ('stone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='as_themes', to='steppingstones.stone')),
            ('benefit', models.CharField(blank=True, max_length=200)),
            ('barrier', models.CharField(blank=True, max_length=20)),
            ('order', models.PositiveIntegerField(default=0)),
            ('guid', models.UUIDField(default=uuid.uuid4, editable=False)),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
        options={
            'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('project', 'heading', 'name'), name='one_theme_by_name')],
        },
    ),
    migrations.CreateModel(
        name='VoiceTheme',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='steppingstones.voice')),
            ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='steppingstones.theme')),
            ('is_from_marks', models.BooleanField(default=False)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('voice', 'theme'), name='one_theme_once_on_a_voice')],
        },
    ),
]
