import { type InteractionRule, interactionSources } from './interaction-rule.ts'

const { veraart, andrade } = interactionSources

/** What is on the list of interactions because it was looked at and goes on: said so that nobody stops it for ketamine. */
export const medicinesToContinue: readonly InteractionRule[] = [
  {
    id: 'lithium',
    title: 'Lithium',
    roles: ['lithium'],
    direction: ['none'],
    effect: 'No significant interaction found.',
    consider: 'Continue.',
    when: 'no action',
    output: 'info',
    source: veraart,
    evidence: 'verified',
  },
  {
    id: 'antidepressants',
    title: 'SSRI, SNRI, mirtazapine or bupropion',
    classes: ['ssri', 'snri'],
    medications: ['mirtazapine', 'bupropion'],
    direction: ['none'],
    effect: 'Combinable; users of an SSRI had higher peaks of blood pressure in one cohort.',
    consider: 'Continue.',
    when: 'no action',
    output: 'info',
    source: `${andrade}; cohort in Neuropsychiatric Disease and Treatment 2020`,
    evidence: 'verified',
  },
  {
    id: 'olanzapine',
    title: 'Olanzapine',
    medications: ['olanzapine', 'olanzapine-fluoxetine'],
    direction: ['none'],
    effect: 'No effect on ketamine in one report.',
    consider: 'Continue if needed; note it.',
    when: 'no action',
    output: 'info',
    source: veraart,
    evidence: 'verified',
  },
  {
    id: 'antihypertensives',
    version: 2,
    title: 'Blood pressure medicine',
    roles: ['antihypertensive'],
    direction: ['lower-pressure'],
    effect: 'Keeps blood pressure down on the day; stopping clonidine abruptly lets it rebound.',
    consider: 'Take as usual on the session day.',
    when: 'each session day',
    output: 'info',
    source: 'General clinical knowledge',
    evidence: 'from-knowledge',
  },
]
