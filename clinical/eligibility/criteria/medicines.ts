import {
  type Interaction,
  type InteractionRule,
  identifyMedications,
  interactionRules,
  interactions,
  type Medication,
} from '../../medications/index.ts'
import type { MedicationFact } from '../../record/record.ts'
import type { Evidence } from '../../resistance/index.ts'
import { answerText, judgeCondition } from '../condition-evidence.ts'
import type { AskedQuestion, Criterion, Judgement, TreatmentId } from '../criterion.ts'
import { medicinesAskedDays, takenQuestion, useOf } from '../medicines-in-use.ts'
import type { PatientView } from '../patient-view.ts'
import { type CriterionGroup, criterion, everyTreatment, from } from './define.ts'
import { currentFrom } from './trials.ts'

const treatmentOf = (treatment: TreatmentId) =>
  treatment === 'ketamine-iv'
    ? ({ drug: 'racemic-ketamine', route: 'intravenous' } as const)
    : ({ drug: 'esketamine', route: 'intranasal' } as const)

/** Medicines that may be in use, each with how sure that is. */
const inUse = (view: PatientView) =>
  view.medications.flatMap((fact) => {
    const use = useOf(fact, view.asOf)
    return use === 'not' ? [] : [{ fact, use }]
  })

const useWords = { taken: 'taken', prescribed: 'prescribed, taking not confirmed', perhaps: 'perhaps no longer taken' }

function evidenceOf({ fact, use }: { fact: MedicationFact; use: keyof typeof useWords }): Evidence {
  const conflict = identifyMedications(fact.concept).find((each) => each.conflict)?.conflict
  const parts = [fact.concept.text, ...(fact.dosageText ? [fact.dosageText] : [])]
  const said = `${parts.join(', ')}: ${useWords[use]}`
  return { reference: fact.reference, text: conflict ? `${said}; to clarify: ${conflict}` : said }
}

/** Looked up once a patient and not once a rule. */
const known = new WeakMap<PatientView, { used: ReturnType<typeof inUse>; found: Interaction[] }>()

function interactionsOf(view: PatientView) {
  const before = known.get(view)
  if (before) return before
  const used = inUse(view)
  const medications = used.map(({ fact }) => fact)
  const looked = { used, found: interactions(medications, treatmentOf(view.treatment)) }
  known.set(view, looked)
  return looked
}

/** The medicines in use that set off one rule. */
function settingOff(view: PatientView, rule: InteractionRule) {
  const { used, found } = interactionsOf(view)
  const interaction = found.find((each) => each.rule.id === rule.id)
  return used.filter(({ fact }) => interaction?.medications.some((each) => each.fact === fact))
}

function judgeInteraction(view: PatientView, rule: InteractionRule): Judgement {
  const found = settingOff(view, rule)
  const evidence = found.map(evidenceOf)
  const names = found.map(({ fact }) => fact.concept.text).join(', ')
  if (found.some(({ use }) => use === 'taken'))
    return { status: 'met', finding: `Taken: ${names}. ${rule.effect}`, evidence }
  if (found.length > 0)
    return {
      status: 'unknown',
      finding: `On record, but nobody has confirmed that it is taken: ${names}. ${rule.effect}`,
      evidence,
      raised: true,
    }
  const list = view.answer('medicines-complete', medicinesAskedDays)
  if (list?.answer === 'yes')
    return {
      status: 'not-met',
      finding: `None in the list of medicines, ${answerText(list)}.`,
      evidence: [{ reference: list.reference, text: answerText(list) }],
    }
  if (view.review)
    return {
      status: 'not-met',
      finding: `None in the record, which ${view.review.by} reviewed on ${view.review.on}.`,
      evidence: [
        { reference: view.review.reference, text: `Record reviewed on ${view.review.on} by ${view.review.by}` },
      ],
    }
  return { status: 'unknown', finding: 'None on record; nobody has asked what is really taken.', evidence: [] }
}

/** One question for each medicine whose use is not certain. */
const askTaken = (view: PatientView, concerned: { fact: MedicationFact; use: string }[]): AskedQuestion[] =>
  concerned.flatMap(({ fact, use }) =>
    identifyMedications(fact.concept)
      .slice(0, 1)
      .map(({ medication }): AskedQuestion => {
        const linkId = takenQuestion(medication.id)
        return {
          linkId,
          title: `${medication.name}: taken`,
          text: `Does the patient really take ${medication.name}?`,
          help: [fact.dosageText, fact.start ? `since ${fact.start}` : ''].filter(Boolean).join(', '),
          answerType: 'yes-no',
          validForDays: medicinesAskedDays,
          current: currentFrom(view.answer(linkId, medicinesAskedDays), medicinesAskedDays),
          open: use !== 'taken',
        }
      }),
  )

const marks = { verified: 'verified', 'from-knowledge': 'unverified', 'needs-clinical-sign-off': 'local' } as const

const interactionCriterion = (rule: InteractionRule): Criterion => ({
  id: `interaction-${rule.id}`,
  version: 1,
  title: rule.title,
  statement: `The patient takes something that interacts: ${rule.title.charAt(0).toLowerCase()}${rule.title.slice(1)}.`,
  kind: 'interaction',
  output: rule.output,
  need: 'advisory',
  treatments: everyTreatment.filter((treatment) => {
    const { drug, route } = treatmentOf(treatment)
    return (rule.drugs?.includes(drug) ?? true) && (rule.routes?.includes(route) ?? true)
  }),
  judge: (view) => judgeInteraction(view, rule),
  ask: (view) => askTaken(view, settingOff(view, rule)),
  action: { met: rule.consider, unknown: 'Ask what is really taken.' },
  source: { key: 'medicines', section: '', text: rule.source },
  evidenceMark: marks[rule.evidence],
  ...(rule.evidence === 'needs-clinical-sign-off' ? { signOff: 'needs-clinical-sign-off' as const } : {}),
})

const medicinesComplete = criterion({
  id: 'medicines-complete',
  title: 'Medicines asked',
  statement: 'Somebody has asked what the patient really takes, and the list is complete.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Is the list of medicines complete, also what comes from elsewhere and without prescription?',
    help: 'Ask for sleeping pills, painkillers, stimulants, decongestants, cannabis, and ketamine from elsewhere.',
    answerType: 'yes-no',
    validForDays: medicinesAskedDays,
  },
  judge: (view: PatientView): Judgement => judgeCondition(view, medicinesAsk, { when: 'now', groups: [] }),
  action: { notMet: 'Complete the list of medicines.', unknown: 'Go through the medicines with the patient.' },
  source: from('apa-2017', '', 'A full list of medicines belongs to the work-up.'),
  evidenceMark: 'unverified',
})
const medicinesAsk = { id: 'medicines-complete', need: 'must-ask', question: medicinesComplete.question } as const

const ssriOrSnri = ({ class: its }: Medication): boolean => its === 'ssri' || its === 'snri'
const anyAntidepressant = ({ role }: Medication): boolean => role.includes('antidepressant')

const antidepressantsBeside = (view: PatientView, counts: (medication: Medication) => boolean) =>
  inUse(view).filter(({ fact }) =>
    identifyMedications(fact.concept).some(({ medication, otherUse }) => otherUse === undefined && counts(medication)),
  )

/** An antidepressant that the label asks for beside esketamine: one that is taken, or a promise to start one. */
function besideCriterion({
  id,
  name,
  counts,
  ...rest
}: Pick<Criterion, 'id' | 'treatments' | 'source' | 'evidenceMark'> & {
  /** With its article: `an SSRI or SNRI`. */
  name: string
  counts: (medication: Medication) => boolean
}) {
  const question = {
    text: `Is ${name} taken, or will one be started, beside esketamine?`,
    answerType: 'yes-no',
    validForDays: 90,
  } as const
  const bare = name.replace(/^an? /, '')
  const title = `${bare.charAt(0).toUpperCase()}${bare.slice(1)} beside it`
  return criterion({
    id,
    title,
    statement: `${name.charAt(0).toUpperCase()}${name.slice(1)} is taken, or will be started, beside esketamine.`,
    kind: 'inclusion',
    output: 'hold',
    need: 'must-ask',
    judge: (view: PatientView): Judgement => {
      const found = antidepressantsBeside(view, counts)
      const evidence = found.map(evidenceOf)
      const judged = judgeCondition(view, { id, need: 'must-ask', question }, { when: 'now', groups: [] })
      if (judged.status === 'met') return judged
      const taken = found.find(({ use }) => use === 'taken')
      if (taken)
        return {
          status: 'met',
          finding: `Taken: ${taken.fact.concept.text}.`,
          evidence: [...evidence, ...judged.evidence],
        }
      return { ...judged, evidence: [...judged.evidence, ...evidence] }
    },
    ask: (view): AskedQuestion[] => [
      ...askTaken(view, antidepressantsBeside(view, counts)),
      {
        ...question,
        linkId: id,
        title,
        current: currentFrom(view.answer(id, question.validForDays), question.validForDays),
        open: !antidepressantsBeside(view, counts).some(({ use }) => use === 'taken'),
      },
    ],
    action: { notMet: `Start ${name} with it, or evaluate for another treatment.` },
    ...rest,
  })
}

/** The EU label gives esketamine only beside an SSRI or SNRI; the US label has allowed it alone since January 2025. */
const antidepressantBeside = besideCriterion({
  id: 'antidepressant-beside',
  name: 'an SSRI or SNRI',
  counts: ssriOrSnri,
  treatments: ['esketamine-eu'],
  source: from('smpc', 'section 4.1', 'Used together with an SSRI or SNRI.'),
  evidenceMark: 'verified',
})

/** Alone it is approved for treatment resistance only. */
const oralAntidepressantBeside = besideCriterion({
  id: 'oral-antidepressant-beside',
  name: 'an oral antidepressant',
  counts: anyAntidepressant,
  treatments: ['esketamine-us-acute-suicidality'],
  source: from('uspi', 'section 1', 'Together with an oral antidepressant for this indication.'),
  evidenceMark: 'unverified',
})

const alone = criterion({
  id: 'without-antidepressant',
  title: 'Without an oral antidepressant',
  statement: 'No SSRI or SNRI is on record beside esketamine.',
  kind: 'caution',
  output: 'info',
  need: 'advisory',
  treatments: ['esketamine-us'],
  judge: (view: PatientView): Judgement => {
    const found = antidepressantsBeside(view, ssriOrSnri)
    const evidence = found.map(evidenceOf)
    if (found.some(({ use }) => use === 'taken'))
      return {
        status: 'not-met',
        finding: `Taken: ${found.map(({ fact }) => fact.concept.text).join(', ')}.`,
        evidence,
      }
    if (found.length > 0) return { status: 'unknown', finding: 'One is on record; taking is not confirmed.', evidence }
    return { status: 'unknown', finding: 'None is on record.', evidence }
  },
  action: { unknown: 'It may be given alone or beside an oral antidepressant.' },
  source: from('uspi', 'section 1', 'Alone or with an oral antidepressant, since January 2025.'),
  evidenceMark: 'verified',
})

/** A table of interactions is never complete: what it does not know is said. */
const notInTable = criterion({
  id: 'medicines-not-in-table',
  title: 'Medicines that were not checked',
  statement: 'A medicine in use is not in our table of interactions.',
  kind: 'interaction',
  output: 'info',
  need: 'advisory',
  judge: (view: PatientView): Judgement => {
    const unchecked = inUse(view).filter(({ fact }) => identifyMedications(fact.concept).length === 0)
    if (unchecked.length === 0)
      return { status: 'not-met', finding: 'Every medicine on record was checked for interactions.', evidence: [] }
    const names = unchecked.map(({ fact }) => fact.concept.text).join(', ')
    return { status: 'met', finding: `Not checked for interactions: ${names}.`, evidence: unchecked.map(evidenceOf) }
  },
  action: { met: 'Check them elsewhere; a pharmacist can help.' },
  source: from('clinic', '', 'Our table holds what concerns ketamine most; it is not complete.'),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
})

export const medicines: CriterionGroup = {
  title: 'Medicines',
  criteria: [
    antidepressantBeside,
    oralAntidepressantBeside,
    alone,
    medicinesComplete,
    ...interactionRules.map(interactionCriterion).filter(({ treatments }) => treatments.length > 0),
    notInTable,
  ],
}
