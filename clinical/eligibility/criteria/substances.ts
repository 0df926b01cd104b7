import { conceptIs } from '../../conditions/index.ts'
import { conditionRule, isOver, judgeCondition } from '../condition-evidence.ts'
import type { Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import {
  aboutCondition,
  answerCounts,
  byTreatment,
  type CriterionGroup,
  criterion,
  from,
  readsConditions,
} from './define.ts'
import { findingsIn } from './finding-words.ts'
import { type Measured, measured } from './measured.ts'
import { raisedByScale } from './raised-by-scale.ts'

/** Laboratories report a screen substance by substance: of each test the newest that can be read counts, of one day a positive one. */
function positiveScreens(view: PatientView): Measured[] {
  const tests = new Map<string, Measured>()
  for (const each of measured(view, 'drug-screen', answerCounts.weeks)) {
    const { positive, negative } = findingsIn(each.fact.text)
    if (!positive && !negative) continue
    const { codings, text } = each.fact.concept
    const test = codings.map(({ code }) => code).join(' ') || text.toLowerCase()
    const before = tests.get(test)
    if (!before || (before.day === each.day && !isPositive(before))) tests.set(test, each)
  }
  return [...tests.values()].filter(isPositive)
}

const isPositive = ({ fact }: Measured): boolean => findingsIn(fact.text).positive

/** A screen that came back positive after the answer: an explanation may be a prescription, and somebody gives it. */
function raisedByDrugScreen(view: PatientView, judged: Judgement): Judgement {
  if (judged.status === 'met' || judged.raised) return judged
  const [newest] = positiveScreens(view)
  if (!newest) return judged
  const text = `Drug screen on ${newest.day}: ${newest.fact.text}`
  const evidence = [...judged.evidence, { reference: newest.fact.reference, text }]
  const answer = view.answer(substanceUseRule.criterionId, substanceUseRule.validForDays)
  if (answer && answer.answer !== 'unknown' && answer.on >= newest.day) return { ...judged, evidence }
  return { status: 'unknown', finding: `${text}; nobody has answered the question since.`, evidence, raised: true }
}

/** From where their own sources look further. */
const drugScale = { instrument: 'dast-10', bands: ['moderate', 'substantial', 'severe'], days: answerCounts.present }
const alcoholScale = ({ patient }: PatientView) => ({
  instrument: 'audit-c',
  bands: patient.sex === 'female' ? ['positive-women', 'positive'] : ['positive'],
  days: answerCounts.present,
})

const substanceUseAsks = {
  id: 'substance-use-disorder',
  version: 8,
  need: 'must-ask',
  question: {
    text: 'Is there an active moderate or severe use disorder: alcohol, drugs, ketamine, stimulants, sedatives?',
    help: 'Two or three symptoms in a year are mild, and a no; so is remission. Cannabis counts; tobacco does not. A positive AUDIT-C or DAST-10 asks it anew.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
} as const

const substanceUseRule = conditionRule(substanceUseAsks, {
  when: 'now',
  groups: ['substance-use-disorder', 'alcohol-withdrawal'],
  refutedBy: ['substance-use-disorder'],
  // DSM-5 writes a mild use disorder with the code of abuse (F10.10), a moderate or severe one with that of dependence.
  counts: ({ concept }) =>
    conceptIs(concept, 'substance-abuse') && !conceptIs(concept, 'alcohol-withdrawal') ? 'unknown' : 'yes',
})

const substanceUse = criterion({
  ...substanceUseAsks,
  title: 'Active substance use disorder',
  statement: 'There is an active moderate or severe substance use disorder.',
  kind: 'exclusion',
  output: 'block',
  wokenBy: {
    ...readsConditions(substanceUseRule),
    instruments: ['dast-10', 'audit-c'],
    measurements: ['drug-screen'],
  },
  judge: (view) =>
    raisedByDrugScreen(
      view,
      [drugScale, alcoholScale(view)].reduce(
        (judged, scale) => raisedByScale(view, judged, substanceUseRule, scale),
        judgeCondition(view, substanceUseRule),
      ),
    ),
  action: { met: 'Treat the substance use first, together with the depression; then evaluate again.' },
  alternatives: 'substances',
})

const inRemission = aboutCondition({
  id: 'substance-use-in-remission',
  version: 3,
  title: 'Substance use disorder in remission',
  statement: 'There was a substance use disorder that is in remission.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Was there ever a substance use disorder that is in remission now?',
    answerType: 'yes-no',
    validForDays: answerCounts.history,
  },
  rule: {
    when: 'ever',
    groups: ['substance-use-disorder-in-remission', 'substance-use-disorder'],
    counts: (fact) => (isOver(fact) || conceptIs(fact.concept, 'substance-use-disorder-in-remission') ? 'yes' : 'no'),
  },
  action: { met: 'Drug screen, prescription monitoring, and an agreement on use; ask about craving at each visit.' },
  source: from('uspi', 'section 5', 'Weigh the risk of misuse with a history of substance use; monitor.'),
  evidenceMark: 'verified',
})

const previousKetamine = aboutCondition({
  id: 'previous-ketamine',
  version: 3,
  title: 'Earlier problem with ketamine',
  statement: 'Earlier use of ketamine or esketamine was a problem.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Was earlier use of ketamine or esketamine ever a problem: misuse, bladder, a bad reaction, no effect?',
    help: 'As a treatment or otherwise. Never used, or used without a problem, is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.history,
  },
  rule: { when: 'ever', groups: ['hallucinogen-or-ketamine-use-disorder'], refutedBy: [] },
  action: { met: 'Find out what happened, how much and how long; it changes dose, monitoring and prospects.' },
  source: from('apa-2017', '', 'Ask about earlier ketamine and its misuse before treatment.'),
  evidenceMark: 'unverified',
})

const weighed = { met: 'Weigh benefit and risk; the prescriber records that as an override with its reason.' }

export const substances: CriterionGroup = {
  title: 'Substances',
  criteria: [
    ...byTreatment(substanceUse, {
      'esketamine-us': {
        source: from('uspi', 'section 5', 'Weigh the risk of abuse and misuse before prescribing; monitor.'),
        evidenceMark: 'verified',
        output: 'hold',
        action: weighed,
      },
      'esketamine-eu': {
        source: from('ema-leaflet', '', 'Drug abuse: the doctor decides.'),
        evidenceMark: 'verified',
        output: 'hold',
        action: weighed,
      },
      'ketamine-iv': {
        source: from('asra-2018', 'contraindications', 'No serial infusions with an active substance use disorder.'),
        evidenceMark: 'verified',
      },
    }),
    inRemission,
    previousKetamine,
  ],
}
