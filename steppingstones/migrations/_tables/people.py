"""The tables of people, projects, what they agreed to, and what happened."""

from django.conf import settings
from django.db import migrations, models
import django.db.models.deletion
import django.utils.timezone

import steppingstones.models.base
import steppingstones.models.proofs

TABLES = [
    migrations.CreateModel(
        name='User',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('password', models.CharField(max_length=128, verbose_name='password')),
            ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
            ('email', models.EmailField(max_length=254, null=True, unique=True, verbose_name='email')),
            ('is_active', models.BooleanField(default=True)),
            ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
        ],
    ),
    migrations.CreateModel(
        name='SignInLink',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_in_links', to=settings.AUTH_USER_MODEL)),
            ('secret_hash', models.CharField(max_length=64, unique=True)),
            ('expires_at', models.DateTimeField()),
            ('used_at', models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name='Organisation',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('name', models.CharField(max_length=200, verbose_name='name of the organisation')),
            ('is_example', models.BooleanField(default=False)),
        ],
    ),
    migrations.CreateModel(
        name='Project',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projects', to='steppingstones.organisation')),
            ('slug', models.SlugField(max_length=60, unique=True)),
            ('name', models.CharField(max_length=200, verbose_name='name of the project')),
            ('about', models.TextField(blank=True, verbose_name='what it is about')),
            ('place', models.CharField(blank=True, max_length=200, verbose_name='where')),
            ('people', models.CharField(blank=True, max_length=300, verbose_name='who it is for')),
            ('sector', models.CharField(blank=True, max_length=200, verbose_name='field of work')),
            ('setting', models.CharField(blank=True, max_length=300, verbose_name='setting')),
            ('length', models.CharField(blank=True, max_length=200, verbose_name='how long')),
            ('money', models.CharField(blank=True, max_length=300, verbose_name='money')),
            ('particular', models.TextField(blank=True, verbose_name='what is particular here')),
            ('elsewhere', models.TextField(blank=True, verbose_name='what would carry over elsewhere')),
            ('began_on', models.DateField(blank=True, null=True, verbose_name='when the co-production began')),
            ('safety', models.TextField(blank=True, verbose_name='what to do when something worries you')),
            ('routes', models.JSONField(blank=True, default=list, verbose_name='what the group wants to show')),
            ('is_example', models.BooleanField(default=False)),
            ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ('hour_rate', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, verbose_name='pounds an hour')),
            ('hour_rate_source', models.CharField(blank=True, max_length=300, verbose_name='where this comes from')),
            ('said_did_key', models.CharField(editable=False, max_length=40, null=True, unique=True)),
            ('suggests_themes', models.BooleanField(default=False, verbose_name='suggest themes')),
        ],
    ),
    migrations.CreateModel(
        name='Member',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ('name', models.CharField(max_length=200, verbose_name='name')),
            ('side', models.CharField(choices=[('lived', 'Lived experience'), ('carer', 'Carer'), ('professional', 'Professional'), ('community', 'Community'), ('commissioner', 'Commissioner')], max_length=12, verbose_name='side')),
            ('role', models.CharField(choices=[('facilitator', 'Facilitator: keeps things going, looks after people and settings'), ('co-producer', 'Co-producer: adds and changes things'), ('reader', 'Reader: looks, but does not change things')], default='co-producer', max_length=12, verbose_name='role')),
            ('access_needs', models.TextField(blank=True, verbose_name='what helps this person take part')),
            ('ways', models.TextField(blank=True, verbose_name='how this person likes to be heard')),
            ('needs', models.JSONField(blank=True, default=list, verbose_name='what a meeting must have')),
            ('formats', models.JSONField(blank=True, default=list, verbose_name='how this person wants papers')),
            ('calendar_hash', models.CharField(editable=False, max_length=64, null=True, unique=True)),
            ('keeps_safe', models.BooleanField(default=False, verbose_name="looks after people's safety")),
            ('left_at', models.DateTimeField(editable=False, null=True)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('project', 'user'), name='one_membership_each')],
        },
    ),
    migrations.CreateModel(
        name='Consent',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='steppingstones.voice')),
            ('use', models.CharField(choices=[('group', 'This group can read it and learn from it'), ('quote', 'The group can quote it, without a name'), ('quote-named', 'The group can quote it, with the name'), ('public', 'People outside the group can see it'), ('research', 'Researchers can study it, without a name')], max_length=12)),
            ('given_on', models.DateField()),
            ('withdrawn_on', models.DateField(null=True)),
            ('until', models.DateField(blank=True, null=True, verbose_name='until when')),
            ('decided_by', models.CharField(blank=True, max_length=200, verbose_name='who decided for them')),
            ('decided_how', models.TextField(blank=True, verbose_name='how it was decided')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('voice', 'use'), name='one_consent_for_each_use')],
        },
    ),
    migrations.CreateModel(
        name='Event',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='steppingstones.member')),
            ('verb', models.CharField(max_length=30)),
            ('noun', models.CharField(max_length=30)),
            ('noun_ref', models.CharField(max_length=60)),
            ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ('supporter', models.CharField(blank=True, max_length=200)),
        ],
        options={
            'indexes': [models.Index(fields=['project', 'at'], name='events_by_time')],
        },
    ),
    migrations.CreateModel(
        name='Sent',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('key', models.CharField(max_length=64, unique=True)),
            ('location', models.CharField(blank=True, max_length=500)),
            ('at', models.DateTimeField(default=django.utils.timezone.now)),
        ],
    ),
    migrations.CreateModel(
        name='Draft',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='steppingstones.member')),
            ('place', models.CharField(max_length=300)),
            ('fields', models.JSONField(default=dict)),
            ('at', models.DateTimeField(default=django.utils.timezone.now)),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('member', 'place'), name='one_draft_for_each_form')],
        },
    ),
    migrations.CreateModel(
        name='Worry',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='worries', to='steppingstones.voice')),
            ('raised_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='worries_raised', to='steppingstones.member')),
            ('raised_on', models.DateField()),
            ('words', models.TextField(blank=True, verbose_name='what worries you')),
            ('done', models.TextField(blank=True, verbose_name='what was done')),
            ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='worries_closed', to='steppingstones.member')),
            ('closed_on', models.DateField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name='Proof',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proofs', to='steppingstones.change')),
            ('kind', models.CharField(choices=[('picture', 'Picture'), ('document', 'Document'), ('link', 'Link')], max_length=8)),
            ('words', models.CharField(max_length=300, verbose_name='what it shows')),
            ('file', models.FileField(blank=True, max_length=200, upload_to=steppingstones.models.proofs.place_of)),
            ('name', models.CharField(blank=True, max_length=200)),
            ('url', models.URLField(blank=True, max_length=500, verbose_name='link')),
            ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proofs_added', to='steppingstones.member')),
        ],
        options={
            'ordering': ['id'],
        },
    ),
    migrations.CreateModel(
        name='SaidAfter',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='said_after', to='steppingstones.change')),
            ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='about_changes', to='steppingstones.voice')),
            ('stance', models.CharField(choices=[('for', 'supports it'), ('against', 'speaks against it')], default='for', max_length=7)),
            ('linked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='steppingstones.member')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('change', 'voice'), name='one_voice_once_about_a_change')],
        },
    ),
]
