"""The tables of reports, and talks about the work together."""

from django.db import migrations, models
import django.db.models.deletion
import django.utils.timezone

import steppingstones.models.base

TABLES = [
    migrations.CreateModel(
        name='Report',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('title', models.CharField(max_length=200, verbose_name='title')),
            ('opening', models.TextField(blank=True, verbose_name='what readers should know first')),
            ('audience', models.CharField(choices=[('group', 'The group itself: exact numbers, and quotes that may be shared in the group'), ('outside', 'People outside the group: small numbers hidden, and only quotes that may be public')], default='group', max_length=8, verbose_name='who will read it')),
            ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
    ),
    migrations.CreateModel(
        name='Claim',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='steppingstones.report')),
            ('stone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='steppingstones.stone')),
            ('order', models.PositiveIntegerField(default=0)),
            ('words', models.TextField(verbose_name='what we say')),
            ('easy_words', models.TextField(blank=True, verbose_name='the same in Easy Read')),
            ('picture', models.CharField(blank=True, max_length=60, verbose_name='picture for Easy Read')),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
            ('quotes', models.ManyToManyField(related_name='quoted_in', through='steppingstones.ClaimQuote', to='steppingstones.voice')),
        ],
        options={
            'ordering': ['order', 'id'],
        },
    ),
    migrations.CreateModel(
        name='ClaimQuote',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='steppingstones.claim')),
            ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='steppingstones.voice')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('claim', 'voice'), name='one_quote_once_in_a_claim')],
        },
    ),
    migrations.CreateModel(
        name='ReviewTalk',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='talks', to='steppingstones.round')),
            ('statement', models.CharField(max_length=64)),
            ('words', models.TextField(verbose_name='what you said about it')),
            ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='talks_written', to='steppingstones.member')),
            ('written_on', models.DateField()),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('round', 'statement'), name='one_talk_about_each_statement')],
        },
    ),
    migrations.CreateModel(
        name='ShownSmall',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shown_small', to='steppingstones.round')),
            ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shown_small', to='steppingstones.member')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('round', 'member'), name='one_agreement_of_each_member')],
        },
    ),
]
