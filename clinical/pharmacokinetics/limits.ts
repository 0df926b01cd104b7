import { judged, ours, perezRuixo2021, spravatoLabel } from './sources.ts'

/** Said with every curve. */
export const predictionLabel = 'Venous plasma, population prediction, not for titration.'

/** Limits of what is drawn at all, and what is said beside the curve. */
export const predictionLimits = {
  programme: {
    label: 'What a programme may hold',
    lastMinute: 10_080,
    largestMg: 2_000,
    source: ours('More is a slip of the keys'),
    status: 'needs-clinical-sign-off',
  },
  weight: {
    label: 'Weights that have a curve',
    lowKg: 45,
    highKg: 150,
    source: ours('Beyond it neither model was tried: no curve'),
    status: 'needs-clinical-sign-off',
  },
  studiedWeight: {
    label: 'Weights near those that the intravenous model knows',
    lowKg: 50,
    highKg: 100,
    source: judged(
      'Donors of the intravenous model weighed 68 to 77 kg and were about 23; its peripheral compartments do not grow with weight',
    ),
    status: 'needs-clinical-sign-off',
  },
  age: {
    label: 'Ages that have a curve',
    lowYears: 18,
    highYears: 100,
    source: ours('Adults alone; above it the liver flow of the nasal model runs out'),
    status: 'needs-clinical-sign-off',
  },
  olderAge: {
    label: 'Older people, nasal',
    fromYears: 65,
    muchOlderFromYears: 75,
    text: 'From 65 years peaks and areas about 18 % above those of the young were seen, from 75 years peaks 67 % and areas 38 % above: more than the model says.',
    source: {
      citation: 'Non-compartmental figures of the product label for older people, from knowledge',
      evidence: 'unverified',
    },
  },
  metaboliteUncertain: {
    label: 'Noresketamine is uncertain from',
    fromMin: 180,
    text: 'The area under noresketamine is 1.4 times what the paper prints while its peak is right, so that its later curve is marked uncertain and its area is not shown.',
    source: perezRuixo2021,
  },
  moderateLiver: {
    label: 'Moderate liver impairment (Child-Pugh B)',
    text: 'The label saw a larger area and a longer half-life: watch longer. The nasal model halves elimination, calibrated by us and not validated; for the intravenous one the step is not known.',
    source: spravatoLabel,
  },
  severeLiver: {
    label: 'Severe liver impairment (Child-Pugh C)',
    text: 'Not studied and not recommended: no curve.',
    source: spravatoLabel,
  },
} as const
