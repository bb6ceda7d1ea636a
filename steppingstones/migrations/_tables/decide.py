"""The tables of decisions, what came of them, and what the group learned."""

from django.db import migrations, models
import django.db.models.deletion

import steppingstones.models.base

TABLES = [
    migrations.CreateModel(
        name='Decision',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('question', models.CharField(max_length=300, verbose_name='what had to be decided')),
            ('decided', models.TextField(blank=True, verbose_name='what was decided')),
            ('why', models.TextField(blank=True, verbose_name='why')),
            ('dropped_why', models.TextField(blank=True, verbose_name='why it was dropped')),
            ('decided_on', models.DateField(blank=True, null=True, verbose_name='date')),
            ('status', models.CharField(choices=[('open', 'Open: still to be decided'), ('decided', 'Decided'), ('doing', 'Decided, and being done'), ('done', 'Done'), ('dropped', 'Dropped')], default='decided', max_length=8, verbose_name='how far it is')),
            ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='steppingstones.meeting')),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
            ('present', models.ManyToManyField(related_name='decisions', through='steppingstones.Presence', to='steppingstones.member')),
        ],
    ),
    migrations.CreateModel(
        name='Option',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='steppingstones.decision')),
            ('order', models.PositiveIntegerField(default=0)),
            ('words', models.TextField(verbose_name='option')),
            ('put_forward_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='options_put_forward', to='steppingstones.member')),
            ('voices', models.ManyToManyField(blank=True, related_name='options', to='steppingstones.voice')),
        ],
        options={
            'ordering': ['order', 'id'],
        },
    ),
    migrations.CreateModel(
        name='Reshaping',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reshapings', to='steppingstones.decision')),
            ('stone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reshapings', to='steppingstones.stone')),
            ('how', models.TextField(blank=True, verbose_name='what it changes')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('decision', 'stone'), name='one_reshaping_of_a_stone_by_a_decision')],
        },
    ),
    migrations.CreateModel(
        name='Presence',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='steppingstones.decision')),
            ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='steppingstones.member')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('decision', 'member'), name='one_presence_each')],
        },
    ),
    migrations.CreateModel(
        name='SharedView',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shared_views', to='steppingstones.decision')),
            ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='steppingstones.member')),
            ('rung', models.PositiveSmallIntegerField(choices=[(1, 'Told: it was decided before, and people heard of it'), (2, 'Asked: people said what they think, others decided'), (3, 'Involved: people shaped it, others had the last word'), (4, 'Co-produced: it was decided together, as equals'), (5, 'Led: the people it is about decided, others helped')], verbose_name='how shared it was')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('decision', 'member'), name='one_shared_view_each')],
        },
    ),
    migrations.CreateModel(
        name='SaidDid',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('decision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='said_did', to='steppingstones.decision')),
            ('said', models.TextField(blank=True, verbose_name='you said')),
            ('did', models.TextField(blank=True, verbose_name='we did')),
            ('is_left_out', models.BooleanField(default=False, verbose_name='leave it out')),
            ('status', models.CharField(blank=True, choices=[('open', 'Open: still to be decided'), ('decided', 'Decided'), ('doing', 'Decided, and being done'), ('done', 'Done'), ('dropped', 'Dropped')], editable=False, max_length=8)),
        ],
    ),
    migrations.CreateModel(
        name='Change',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='steppingstones.decision')),
            ('words', models.TextField(verbose_name='what changed')),
            ('changed_on', models.DateField(blank=True, null=True, verbose_name='when')),
            ('for_whom', models.CharField(blank=True, max_length=300, verbose_name='for whom')),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
    ),
    migrations.CreateModel(
        name='Barrier',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('key', models.CharField(blank=True, max_length=20, verbose_name='kind of barrier')),
            ('words', models.TextField(verbose_name='what got in the way')),
            ('met_on', models.DateField(blank=True, null=True, verbose_name='when')),
            ('stone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='barriers', to='steppingstones.stone')),
            ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='barriers_noted', to='steppingstones.member')),
            ('over_on', models.DateField(editable=False, null=True)),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
    ),
    migrations.CreateModel(
        name='Tried',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('barrier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tried', to='steppingstones.barrier')),
            ('words', models.TextField(verbose_name='what was tried')),
            ('on', models.DateField(blank=True, null=True, verbose_name='when')),
            ('helped', models.CharField(blank=True, choices=[('', 'Not known yet'), ('yes', 'It helped'), ('partly', 'It helped a little'), ('no', 'It did not help')], max_length=6, verbose_name='did it help?')),
            ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='steppingstones.member')),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
        options={
            'ordering': ['id'],
        },
    ),
    migrations.CreateModel(
        name='Lesson',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('went', models.CharField(choices=[('right', 'It went right'), ('wrong', 'It went wrong'), ('both', 'Some of both')], max_length=5, verbose_name='how did it go?')),
            ('words', models.TextField(verbose_name='what happened')),
            ('learned', models.TextField(blank=True, verbose_name='what we learned')),
            ('differently', models.TextField(blank=True, verbose_name='what we do differently now')),
            ('on', models.DateField(blank=True, null=True, verbose_name='when')),
            ('barrier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='lessons', to='steppingstones.barrier')),
            ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='lessons_noted', to='steppingstones.member')),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
    ),
    migrations.CreateModel(
        name='Risk',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('words', models.TextField(verbose_name='what could go wrong')),
            ('without', models.TextField(verbose_name='what could go wrong if we do not do it together')),
            ('doing', models.TextField(blank=True, verbose_name='what we do about it')),
            ('carried_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='risks_carried', to='steppingstones.member')),
            ('carried_outside', models.CharField(blank=True, max_length=200, verbose_name='somebody outside who carries it')),
            ('review_on', models.DateField(blank=True, null=True, verbose_name='look at it again on')),
            ('closed_on', models.DateField(editable=False, null=True)),
            ('closed_why', models.TextField(blank=True, verbose_name='why it is closed')),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
            ('written_by', models.ManyToManyField(blank=True, related_name='risks_written', to='steppingstones.member')),
        ],
    ),
    migrations.CreateModel(
        name='RiskView',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to='steppingstones.risk')),
            ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='risk_views', to='steppingstones.member')),
            ('likely', models.PositiveSmallIntegerField(verbose_name='how likely')),
            ('bad', models.PositiveSmallIntegerField(verbose_name='how bad')),
            ('likely_without', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how likely, without co-production')),
            ('bad_without', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how bad, without co-production')),
            ('words', models.TextField(blank=True, verbose_name='what you want to say about it')),
        ],
        options={
            'constraints': [models.UniqueConstraint(fields=('risk', 'member'), name='one_view_of_a_risk_each')],
        },
    ),
    migrations.CreateModel(
        name='RiskReview',
        fields=[
            ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ('ref', models.CharField(default=steppingstones.models.base.new_ref, editable=False, max_length=12, unique=True)),
            ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='steppingstones.project')),
            ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='steppingstones.risk')),
            ('on', models.DateField()),
            ('words', models.TextField(blank=True, verbose_name='what we found')),
            ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='risks_reviewed', to='steppingstones.member')),
            ('removed_at', models.DateTimeField(editable=False, null=True)),
        ],
        options={
            'ordering': ['on', 'id'],
        },
    ),
]
