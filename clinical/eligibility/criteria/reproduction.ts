import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import { addDays } from '../../quantity/clinic-day.ts'
import type { CalendarDate, MeasurementFact } from '../../record/record.ts'
import {
  answerRule,
  conditionRule,
  dayOfCondition,
  firstDayOfCondition,
  isCarriedBy,
  judgeCondition,
} from '../condition-evidence.ts'
import type { CriterionOutcome, Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { aboutCondition, answerCounts, byTreatment, type CriterionGroup, criterion, from } from './define.ts'
import { findingsIn } from './finding-words.ts'

/** From this age nobody is asked about pregnancy. Ours: needs clinical sign-off. */
const askedBelowAge = 60
/** A pregnancy on record is over after so many days, whatever its status says. Ours: needs clinical sign-off. */
const pregnancyDays = 300

/** Why pregnancy cannot concern this patient; undefined when it may. */
export function whyNotPregnant({ patient, age }: PatientView): string | undefined {
  if (patient.sex === 'male') return 'Recorded as male.'
  return age !== undefined && age.min >= askedBelowAge ? `${askedBelowAge} or older.` : undefined
}

/** A test result speaks for so many days. Ours: needs clinical sign-off. */
export const testCountsDays = 30

export interface TestResult {
  fact: MeasurementFact
  day: CalendarDate
  positive: boolean
}

/**
 * Results that can be read, newest first; of one day a positive one first. A number alone is not interpreted, nor are words
 * that say both.
 */
export function pregnancyTests(view: PatientView): TestResult[] {
  const found: TestResult[] = []
  for (const fact of view.measurements) {
    const at = fact.name === 'pregnancy-test' ? dayInterval(fact.at) : undefined
    if (!at || isWithinDays(at, testCountsDays, view.asOf) !== 'yes') continue
    const { positive, negative } = findingsIn(fact.text)
    if (positive !== negative) found.push({ fact, day: at.latest, positive })
  }
  return found.sort(
    (a, b) =>
      (a.day < b.day ? 1 : a.day > b.day ? -1 : Number(b.positive) - Number(a.positive)) ||
      (a.fact.id < b.fact.id ? -1 : 1),
  )
}

const pregnancyAsks = {
  id: 'pregnancy',
  version: 4,
  need: 'must-ask',
  question: {
    text: 'Is the patient pregnant, or trying to become pregnant?',
    help: 'A negative test of the last 30 days answers it as well.',
    answerType: 'yes-no',
    validForDays: answerCounts.weeks,
  },
} as const

const pregnantNow = conditionRule(pregnancyAsks, {
  when: 'now',
  groups: ['pregnancy'],
  counts: ({ recorded, onset }, { asOf }) => {
    const on = dayInterval(recorded ?? onset)
    return on ? isWithinDays(on, pregnancyDays, asOf) : 'unknown'
  },
})

const textOf = ({ positive, day }: TestResult): string =>
  `Pregnancy test ${positive ? 'positive' : 'negative'} on ${day}`

/** Did what raises the question come on record after the test? */
function isSuspectedSince({ day }: TestResult, { raised, evidence }: Judgement, { conditions }: PatientView): boolean {
  return raised === true && conditions.some((fact) => isCarriedBy(fact, evidence) && firstDayOfCondition(fact) > day)
}

/** The newest word counts: a test, or what was answered; of one day the test, and a positive one before all. */
function judgePregnancy(view: PatientView): Judgement {
  const judged = judgeCondition(view, pregnantNow)
  const [test] = pregnancyTests(view)
  if (!test) return judged
  const text = textOf(test)
  const evidence = [{ reference: test.fact.reference, text }, ...judged.evidence]
  const answer = view.answer('pregnancy', answerCounts.weeks)
  const answeredLater = answer !== undefined && answer.answer !== 'unknown' && answer.on > test.day
  if (test.positive) {
    if (answeredLater && answer.answer === 'no') return { ...judged, evidence }
    return { status: 'met', finding: `${text}.`, evidence }
  }
  if (judged.status === 'met' || isSuspectedSince(test, judged, view))
    return { ...judged, finding: `${judged.finding} ${text}.`, evidence }
  return { status: 'not-met', finding: `${text}.`, evidence }
}

/** From the day of what shows it; an answer alone may speak of a wish, and counts as long as it counts. */
function afterPregnancy(view: PatientView, { evidence }: CriterionOutcome) {
  const days = view.conditions.flatMap((fact) => (isCarriedBy(fact, evidence) ? dayOfCondition(fact) || [] : []))
  const [test] = pregnancyTests(view)
  if (test?.positive && evidence.some(({ text }) => text === textOf(test))) days.push(test.day)
  const last = days.sort().at(-1)
  return last === undefined
    ? undefined
    : {
        on: addDays(last, pregnancyDays + 1),
        why: `A pregnancy known since ${last} is over by then.`,
        signOff: 'needs-clinical-sign-off' as const,
      }
}

const pregnancy = criterion({
  ...pregnancyAsks,
  title: 'Pregnancy',
  statement: 'The patient is pregnant or trying to become pregnant.',
  kind: 'exclusion',
  output: 'block',
  whyNotRelevant: whyNotPregnant,
  judge: judgePregnancy,
  passes: afterPregnancy,
  action: { met: 'Do not start; perinatal psychiatry. Only by exceptional decision of a specialist.' },
  secondSignature: true,
  alternatives: 'pregnancy',
})

const breastfeeding = aboutCondition({
  id: 'breastfeeding',
  wokenBy: { patient: true },
  title: 'Breastfeeding',
  statement: 'The patient is breastfeeding.',
  kind: 'exclusion',
  output: 'block',
  need: 'must-ask',
  whyNotRelevant: whyNotPregnant,
  question: {
    text: 'Is the patient breastfeeding?',
    help: 'Expressing milk counts.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: {
    when: 'now',
    groups: ['breastfeeding'],
    counts: (fact, { asOf }) => {
      const on = dayInterval(fact.recorded ?? fact.onset)
      // Long after its entry it may have ended: asked again.
      return on && isWithinDays(on, 365, asOf) === 'yes' ? 'yes' : 'unknown'
    },
  },
  action: { met: 'Not recommended: it passes into milk. Stop the one or the other.' },
  secondSignature: true,
  alternatives: 'pregnancy',
})

const contraceptionAsks = {
  id: 'no-contraception',
  version: 2,
  need: 'must-ask',
  question: {
    text: 'Could the patient become pregnant and uses no reliable contraception?',
    help: 'After menopause or sterilisation, or with reliable contraception, it is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
} as const
const contraceptionRule = answerRule(contraceptionAsks)

const noContraception = criterion({
  ...contraceptionAsks,
  title: 'No contraception',
  statement: 'The patient could become pregnant and uses no reliable contraception.',
  kind: 'exclusion',
  output: 'hold',
  whyNotRelevant: whyNotPregnant,
  judge: (view): Judgement => judgeCondition(view, contraceptionRule),
  action: { met: 'Start reliable contraception, then evaluate again.' },
  alternatives: 'to-put-right',
})

const fetalHarm = 'Not recommended in pregnancy; may harm the fetus.'

export const reproduction: CriterionGroup = {
  title: 'Pregnancy and breastfeeding',
  criteria: [
    ...byTreatment(pregnancy, {
      'esketamine-us': { source: from('uspi', 'section 8.1', fetalHarm), evidenceMark: 'verified' },
      'esketamine-eu': { source: from('ema-leaflet', '', 'Do not use in pregnancy.'), evidenceMark: 'verified' },
      'ketamine-iv': {
        source: from('uspi', 'section 8.1', `${fetalHarm} Taken over from esketamine.`),
        evidenceMark: 'unverified',
        signOff: 'needs-clinical-sign-off',
      },
    }),
    ...byTreatment(breastfeeding, {
      'esketamine-us': {
        source: from('uspi', 'section 8.2', 'Breastfeeding is not recommended.'),
        evidenceMark: 'verified',
      },
      'esketamine-eu': {
        source: from('ema-leaflet', '', 'Not while breastfeeding.'),
        evidenceMark: 'unverified',
      },
      'ketamine-iv': {
        source: from('uspi', 'section 8.2', 'Breastfeeding is not recommended. Taken over from esketamine.'),
        evidenceMark: 'unverified',
        signOff: 'needs-clinical-sign-off',
      },
    }),
    ...byTreatment(noContraception, {
      'esketamine-us': {
        source: from('uspi', 'section 8.3', 'Consider planning and prevention of pregnancy.'),
        evidenceMark: 'unverified',
        kind: 'caution',
        output: 'caution',
        need: 'advisory',
        action: { met: 'Talk about contraception before the first dose.' },
      },
      'esketamine-eu': {
        source: from('ema-leaflet', '', 'Women who can become pregnant must use contraception.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from('clinic', '', 'Contraception during a course, as the EU asks for esketamine.'),
        evidenceMark: 'local',
        signOff: 'needs-clinical-sign-off',
        kind: 'caution',
        output: 'caution',
        need: 'advisory',
        action: { met: 'Talk about contraception before the first dose.' },
      },
    }),
  ],
}
