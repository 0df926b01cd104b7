import {
  type IdentifiedMedication,
  type InteractionRule,
  interactionRules,
  type Medication,
  rulesSetOffBy,
} from '../../medications/index.ts'
import { joinedText } from '../../quantity/joined.ts'
import type { MedicationFact } from '../../record/record.ts'
import type { Evidence } from '../../resistance/index.ts'
import { answerRule, judgeCondition } from '../condition-evidence.ts'
import type { AskedQuestion, Criterion, Judgement, TreatmentId } from '../criterion.ts'
import { type MedicineInUse, medicinesAskedDays, takenQuestion, type Use } from '../medicines-in-use.ts'
import type { PatientView } from '../patient-view.ts'
import { onlyItsQuestion } from '../woken-by.ts'
import { type CriterionGroup, criterion, everyTreatment, from } from './define.ts'
import { currentFrom } from './trials.ts'

const treatmentOf = (treatment: TreatmentId) =>
  treatment === 'ketamine-iv'
    ? ({ drug: 'racemic-ketamine', route: 'intravenous' } as const)
    : ({ drug: 'esketamine', route: 'intranasal' } as const)

const useWords: Record<Use, string> = {
  taken: 'taken',
  prescribed: 'prescribed, taking not confirmed',
  perhaps: 'perhaps no longer taken',
}

function evidenceOf({ fact, use, product }: MedicineInUse): Evidence {
  const conflict = product.find((each) => each.conflict)?.conflict
  const dosage = fact.dosageText ? `, ${fact.dosageText}` : ''
  const said = `${fact.concept.text}${dosage}: ${useWords[use]}`
  return { reference: fact.reference, text: conflict ? `${said}; to clarify: ${conflict}` : said }
}

const namesOf = (found: readonly MedicineInUse[]): string => joinedText(found, ({ fact }) => fact.concept.text, ', ')

const isTaken = ({ use }: MedicineInUse): boolean => use === 'taken'

function judgeInteraction(view: PatientView, rule: InteractionRule): Judgement {
  const found = view.settingOff(rule)
  if (found.length === 0) return view.medicineAbsence
  const evidence = found.map(evidenceOf)
  if (found.some(isTaken)) return { status: 'met', finding: `Taken: ${namesOf(found)}. ${rule.effect}`, evidence }
  return {
    status: 'unknown',
    finding: `On record, but nobody has confirmed that it is taken: ${namesOf(found)}. ${rule.effect}`,
    evidence,
    raised: true,
  }
}

const nothingToAsk: readonly AskedQuestion[] = []

/** One question for each medicine whose use is not certain. */
function askTaken(view: PatientView, concerned: readonly MedicineInUse[]): readonly AskedQuestion[] {
  if (concerned.length === 0) return nothingToAsk
  const asked: AskedQuestion[] = []
  for (const { fact, use, product } of concerned) {
    const medication = product[0]?.medication
    if (!medication) continue
    const linkId = takenQuestion(medication.id)
    asked.push({
      linkId,
      title: `${medication.name}: taken`,
      text: `Does the patient really take ${medication.name}?`,
      help: dosageAndStart(fact),
      answerType: 'yes-no',
      validForDays: medicinesAskedDays,
      current: currentFrom(view.answer(linkId, medicinesAskedDays), medicinesAskedDays),
      open: use !== 'taken',
    })
  }
  return asked
}

function dosageAndStart({ dosageText = '', start }: MedicationFact): string {
  const since = start ? `since ${start}` : ''
  return dosageText && since ? `${dosageText}, ${since}` : `${dosageText}${since}`
}

const marks = { verified: 'verified', 'from-knowledge': 'unverified', 'needs-clinical-sign-off': 'local' } as const

const interactionCriterion = (rule: InteractionRule): Criterion => ({
  id: `interaction-${rule.id}`,
  version: rule.version ?? 1,
  title: rule.title,
  statement: `The patient takes something that interacts: ${rule.title.charAt(0).toLowerCase()}${rule.title.slice(1)}.`,
  kind: 'interaction',
  output: rule.output,
  need: 'advisory',
  treatments: everyTreatment.filter((treatment) => {
    const { drug, route } = treatmentOf(treatment)
    return (rule.drugs?.includes(drug) ?? true) && (rule.routes?.includes(route) ?? true)
  }),
  wokenBy: {
    medicine: (product) => rulesSetOffBy(product).has(rule),
    answers: ['medicines-complete'],
    review: true,
  },
  judge: (view) => judgeInteraction(view, rule),
  ask: (view) => askTaken(view, view.settingOff(rule)),
  action: { met: rule.consider, unknown: 'Ask what is really taken.' },
  alternatives: 'to-put-right',
  source: { key: 'medicines', section: '', text: rule.source },
  evidenceMark: marks[rule.evidence],
  ...(rule.evidence === 'needs-clinical-sign-off' ? { signOff: 'needs-clinical-sign-off' as const } : {}),
})

const medicinesAsk = {
  id: 'medicines-complete',
  question: {
    text: 'Is the list of medicines complete, also what comes from elsewhere and without prescription?',
    help: 'Ask for sleeping pills, painkillers, stimulants, decongestants, cannabis, and ketamine from elsewhere.',
    answerType: 'yes-no',
    validForDays: medicinesAskedDays,
  },
} as const
const medicinesRule = answerRule({ ...medicinesAsk, need: 'must-ask' })

const medicinesComplete = criterion({
  ...medicinesAsk,
  title: 'Medicines asked',
  statement: 'Somebody has asked what the patient really takes, and the list is complete.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  wokenBy: onlyItsQuestion,
  judge: (view: PatientView): Judgement => judgeCondition(view, medicinesRule),
  action: { notMet: 'Complete the list of medicines.', unknown: 'Go through the medicines with the patient.' },
  source: from('apa-2017', '', 'A full list of medicines belongs to the work-up.'),
  evidenceMark: 'unverified',
})

/** Products with an ingredient that counts, unless they are licensed for something other than depression. */
const withIngredient =
  (counts: (medication: Medication) => boolean) =>
  (product: readonly IdentifiedMedication[]): boolean =>
    product.some(({ medication, otherUse }) => otherUse === undefined && counts(medication))

const isSsriOrSnri = withIngredient(({ class: its }) => its === 'ssri' || its === 'snri')
const isAntidepressant = withIngredient(({ role }) => role.includes('antidepressant'))

/** An antidepressant that the label asks for beside esketamine: one that is taken, or a promise to start one. */
function besideCriterion({
  id,
  name,
  counts,
  ...rest
}: Pick<Criterion, 'id' | 'treatments' | 'source' | 'evidenceMark'> & {
  /** With its article: `an SSRI or SNRI`. */
  name: string
  counts: (product: readonly IdentifiedMedication[]) => boolean
}) {
  const question = {
    text: `Is ${name} taken, or will one be started, beside esketamine?`,
    answerType: 'yes-no',
    validForDays: 90,
  } as const
  const bare = name.replace(/^an? /, '')
  const title = `${bare.charAt(0).toUpperCase()}${bare.slice(1)} beside it`
  const promised = answerRule({ id, need: 'must-ask', question })
  const beside = ({ medicinesInUse }: PatientView) => medicinesInUse.filter(({ product }) => counts(product))
  return criterion({
    id,
    title,
    statement: `${name.charAt(0).toUpperCase()}${name.slice(1)} is taken, or will be started, beside esketamine.`,
    kind: 'inclusion',
    output: 'hold',
    need: 'must-ask',
    wokenBy: { medicine: counts },
    judge: (view: PatientView): Judgement => {
      const found = beside(view)
      const evidence = found.map(evidenceOf)
      const judged = judgeCondition(view, promised)
      if (judged.status === 'met') return judged
      const taken = found.find(isTaken)
      if (taken)
        return {
          status: 'met',
          finding: `Taken: ${taken.fact.concept.text}.`,
          evidence: [...evidence, ...judged.evidence],
        }
      return { ...judged, evidence: [...judged.evidence, ...evidence] }
    },
    ask: (view): AskedQuestion[] => [
      ...askTaken(view, beside(view)),
      {
        ...question,
        linkId: id,
        title,
        current: currentFrom(view.answer(id, question.validForDays), question.validForDays),
        open:
          !beside(view).some(isTaken) && (view.answer(id, question.validForDays)?.answer ?? 'unknown') === 'unknown',
      },
    ],
    action: { notMet: `Start ${name} with it, or evaluate for another treatment.` },
    alternatives: 'to-put-right',
    ...rest,
  })
}

/** The EU label gives esketamine only beside an SSRI or SNRI; the US label has allowed it alone since January 2025. */
const antidepressantBeside = besideCriterion({
  id: 'antidepressant-beside',
  name: 'an SSRI or SNRI',
  counts: isSsriOrSnri,
  treatments: ['esketamine-eu'],
  source: from('smpc', 'section 4.1', 'Used together with an SSRI or SNRI.'),
  evidenceMark: 'verified',
})

/** Alone it is approved for treatment resistance only. */
const oralAntidepressantBeside = besideCriterion({
  id: 'oral-antidepressant-beside',
  name: 'an oral antidepressant',
  counts: isAntidepressant,
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
  wokenBy: { medicine: isSsriOrSnri },
  judge: ({ medicinesInUse }: PatientView): Judgement => {
    const found = medicinesInUse.filter(({ product }) => isSsriOrSnri(product))
    const evidence = found.map(evidenceOf)
    if (found.some(isTaken)) return { status: 'not-met', finding: `Taken: ${namesOf(found)}.`, evidence }
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
  wokenBy: { medicine: (product) => product.length === 0 },
  judge: ({ medicinesInUse }: PatientView): Judgement => {
    const unchecked = medicinesInUse.filter(({ product }) => product.length === 0)
    if (unchecked.length === 0)
      return { status: 'not-met', finding: 'Every medicine on record was checked for interactions.', evidence: [] }
    return {
      status: 'met',
      finding: `Not checked for interactions: ${namesOf(unchecked)}.`,
      evidence: unchecked.map(evidenceOf),
    }
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
