import type { NotTolerated, TitrationRule } from './protocol.ts'
import { kads, local, mcIntyre2021, smpc, uspi } from './sources.ts'

/** What speaks against more of a dose; the labels say "by tolerability" and name no event. */
const notTolerated: NotTolerated = {
  severityFrom: 'severe',
  text: 'Not tolerated: a severe or serious adverse event in the last session, or a dose cut short',
  source: local('Labels and trials say "by tolerability" and name no event'),
  status: 'needs-clinical-sign-off',
}

const depressionScales = ['madrs', 'qids-sr16', 'phq-9', 'ham-d17'] as const

export const stepUpTitration: TitrationRule = {
  id: 'step-up-after-two',
  version: '1',
  text: 'After the second infusion, when QIDS-SR16 improved by less than 20 %, 0.75 mg/kg is considered.',
  instruments: ['qids-sr16'],
  afterSession: 2,
  raiseBelow: { improvementPercent: 20, source: mcIntyre2021, status: 'needs-clinical-sign-off' },
  lowers: false,
  notTolerated,
  source: mcIntyre2021,
  status: 'needs-clinical-sign-off',
}

export const kadsTitration: TitrationRule = {
  id: 'kads-steps',
  version: '1',
  text: 'When the score improved by less than half on the dose before, the next step of 0.5, 0.6, 0.75 and 0.9 mg/kg.',
  instruments: ['madrs'],
  raiseBelow: { improvementPercent: 50, source: kads },
  lowers: false,
  notTolerated,
  source: kads,
}

export const intramuscularTitration: TitrationRule = {
  id: 'intramuscular-steps',
  version: '1',
  text: 'The higher dose of the usual range when the lower one was tolerated and helped too little.',
  instruments: depressionScales,
  raiseBelow: {
    improvementPercent: 50,
    source: local('Response as the trials define it is proposed'),
    status: 'needs-clinical-sign-off',
  },
  lowers: true,
  notTolerated,
  source: local('No rule is published for this way'),
  status: 'needs-clinical-sign-off',
}

const responseProposed: NonNullable<TitrationRule['raiseBelow']> = {
  improvementPercent: 50,
  source: local('The label says by efficacy and names no number: response as its trials define it is proposed'),
  status: 'needs-clinical-sign-off',
}

export const esketamineTitrationUs: TitrationRule = {
  id: 'esketamine-by-efficacy-and-tolerability',
  version: '1',
  text: 'After the first session 56 mg or 84 mg, by efficacy and tolerability.',
  instruments: depressionScales,
  raiseBelow: responseProposed,
  lowers: true,
  notTolerated,
  source: uspi('section 2: dosage is adjusted by efficacy and tolerability'),
}

export const esketamineTitrationEu: TitrationRule = {
  ...esketamineTitrationUs,
  id: 'esketamine-by-efficacy-and-tolerability-eu',
  text: 'By efficacy and tolerability: 56 mg or 84 mg; from 65 years in steps of 28 mg from 28 mg on.',
  source: smpc('section 4.2: dose adjustments by efficacy and tolerability'),
}

export const esketamineTitrationAcute: TitrationRule = {
  ...esketamineTitrationUs,
  id: 'esketamine-lowered-by-tolerability',
  text: '84 mg; it may be reduced to 56 mg by tolerability.',
  raiseBelow: null,
  source: uspi('section 2: dosage may be reduced to 56 mg by tolerability'),
}
