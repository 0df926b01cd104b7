import type { SignOff, Source } from '../quantity/source.ts'

/** A number that stands in code because it is worked with there; a test compares it with the code. */
export interface NumberInCode {
  /** Name of the constant and the file under `clinical/` that holds it. */
  id: string
  file: string
  value: number
  label: string
  text: string
  source: Source
  status?: SignOff
}

const ours = (
  id: string,
  file: string,
  value: number,
  label: string,
  text: string,
  why = 'How long something counts is our choice',
): NumberInCode => ({
  id,
  file,
  value,
  label,
  text,
  source: { citation: `No published number. ${why}`, evidence: 'local' },
  status: 'needs-clinical-sign-off',
})

/** Numbers of `clinical/` that stand outside of its data. */
export const numbersInCode: readonly NumberInCode[] = [
  ours(
    'longestFollowUpHours',
    'outcomes/follow-up-schedule.ts',
    720,
    'Longest follow-up of a session',
    'A follow-up of a session, of an induction or after the last dose is due within 720 hours (30 days), give or take its window.',
    'Lists of what is due look back no longer',
  ),
  ours(
    'lightestKg',
    'dosing/weight-findings.ts',
    20,
    'Lightest weight',
    'A weight below 20 kg cannot be meant.',
    'It catches slips, it decides nothing',
  ),
  ours(
    'heaviestKg',
    'dosing/weight-findings.ts',
    400,
    'Heaviest weight',
    'A weight above 400 kg cannot be meant.',
    'It catches slips, it decides nothing',
  ),
  ours(
    'bigChangePercent',
    'dosing/weight-findings.ts',
    10,
    'Change of weight',
    'A weight that differs by 10 % or more from the one before is measured again before a dose.',
    'From when on somebody looks again is our choice',
  ),
  ours(
    'poundsSlackPercent',
    'dosing/weight-findings.ts',
    8,
    'Pounds for kilograms',
    'A weight within 8 % of 2.2 times the one before, or of its 2.2th part, may be a slip of the unit: two sign that it is none.',
    'How near is near enough is our choice',
  ),
  ours(
    'bodyMassIndexFrom',
    'dosing/weight-findings.ts',
    14,
    'Lowest body mass index',
    'Below a body mass index of 14 weight and height are asked about before a dose.',
    'It catches slips, it decides nothing',
  ),
  ours(
    'bodyMassIndexTo',
    'dosing/weight-findings.ts',
    50,
    'Highest body mass index',
    'Above a body mass index of 50 weight and height are asked about before a dose.',
    'It catches slips, it decides nothing',
  ),
  ours(
    'determinationValidDays',
    'plan/obstacles.ts',
    30,
    'Determination before a plan',
    'A signed determination carries a new plan for 30 days.',
  ),
  ours(
    'pressureCountsDays',
    'eligibility/criteria/blood-pressure.ts',
    30,
    'Blood pressure in a determination',
    'A reading or an answer speaks for the blood pressure now for 30 days.',
  ),
  ours(
    'reScreenDefaultDays',
    'eligibility/re-screen.ts',
    90,
    'Evaluated again',
    'Where neither the record nor a source says when to look again, it is after 90 days.',
  ),
  ours(
    'reviewCountsDays',
    'eligibility/patient-view.ts',
    90,
    'Review of the record',
    'A review of the whole record counts for 90 days.',
  ),
  ours(
    'medicinesAskedDays',
    'eligibility/medicines-in-use.ts',
    30,
    'Medicines really taken',
    'An answer about what is really taken counts for 30 days.',
  ),
  ours(
    'scaleCountsDays',
    'resistance/episode-severity.ts',
    30,
    'Scale for the severity now',
    'A depression scale speaks for the severity now for 30 days.',
  ),
  ours(
    'scaleDays',
    'eligibility/criteria/further-work-up.ts',
    30,
    'Scale as a baseline',
    'A scale counts as a baseline for 30 days.',
  ),
  ours(
    'gapWithinTrialDays',
    'resistance/propose-trials.ts',
    14,
    'Gap within a trial',
    'A gap between prescriptions of up to 14 days is read as one trial, unless a dose below the minimum is on record in it.',
  ),
  ours(
    'reachWithoutEndDays',
    'resistance/propose-trials.ts',
    90,
    'Prescription without an end',
    'A prescription without an end is taken to reach up to 90 days towards the next one.',
  ),
  ours(
    'pregnancyDays',
    'eligibility/criteria/reproduction.ts',
    300,
    'Pregnancy on record',
    'A pregnancy on record is over after 300 days, whatever its status says.',
  ),
  ours(
    'askedBelowAge',
    'eligibility/criteria/reproduction.ts',
    60,
    'Asked about pregnancy',
    'From 60 years nobody is asked about pregnancy.',
    'Up to which age it is asked is our choice',
  ),
  ours(
    'testCountsDays',
    'eligibility/criteria/reproduction.ts',
    30,
    'Pregnancy test',
    'A pregnancy test counts for 30 days.',
  ),
  ours(
    'upperLimitTimes',
    'eligibility/criteria/body.ts',
    3,
    'Liver tests',
    'Liver tests above three times the upper limit of normal stand out.',
    'Labels ask for liver tests and name no value',
  ),
  ours('liverCountsDays', 'eligibility/criteria/body.ts', 90, 'Age of liver tests', 'Liver tests count for 90 days.'),
  ours(
    'weightCountsDays',
    'eligibility/criteria/body-mass-index.ts',
    30,
    'Weight for the body mass index',
    'A weight counts for the body mass index for 30 days.',
  ),
  ours(
    'heightCountsDays',
    'eligibility/criteria/body-mass-index.ts',
    36_500,
    'Height for the body mass index',
    'A height of an adult counts for good.',
  ),
  ours(
    'electrocardiogramCountsDays',
    'eligibility/criteria/electrocardiogram.ts',
    365,
    'Electrocardiogram',
    'An electrocardiogram counts for twelve months.',
  ),
  ours(
    'electrocardiogramAge',
    'eligibility/criteria/electrocardiogram.ts',
    50,
    'Electrocardiogram by age',
    'An electrocardiogram is asked for from 50 years.',
    'From which age is our choice',
  ),
  {
    id: 'morbidObesity',
    file: 'eligibility/criteria/body.ts',
    value: 35,
    label: 'Sleep apnoea with obesity',
    text: 'A body mass index of 35 or more counts as morbid obesity in the caution on sleep apnoea.',
    source: { citation: 'Spravato product information as in MIMS Malaysia: precautions', evidence: 'verified' },
  },
  ...(
    [
      ['severeSystolicMmHg', 180, 'systolic'],
      ['severeDiastolicMmHg', 120, 'diastolic'],
    ] as const
  ).map(([id, value, which]) => ({
    id,
    file: 'eligibility/criteria/blood-pressure.ts',
    value,
    label: `Severely raised blood pressure, ${which}`,
    text: `A ${which} pressure above ${value} mmHg asks anew whether the blood pressure is under control.`,
    source: {
      citation:
        'Yip 2022, review of blood pressure with ketamine infusions (PMC9556663): above 180/120 without organ damage is severe asymptomatic hypertension; abstract read',
      url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9556663',
      evidence: 'verified' as const,
    },
  })),
  {
    id: 'recentDays',
    file: 'eligibility/criteria/vessels-and-heart.ts',
    value: 42,
    label: 'Recent cardiovascular event',
    text: 'A cardiovascular event is recent for 6 weeks.',
    source: {
      citation: 'Spravato EU product information, section 4.3: a cardiovascular event within 6 weeks',
      evidence: 'verified',
    },
  },
  {
    id: 'coronaryDays',
    file: 'eligibility/criteria/vessels-and-heart.ts',
    value: 365,
    label: 'Coronary event of the last year',
    text: 'Infarction, unstable angina or revascularisation within 12 months was an exclusion of the phase 3 trials.',
    source: { citation: 'Esketamine phase 3 exclusions (jnjmedicalconnect.com, February 2025)', evidence: 'verified' },
  },
  {
    id: 'needed',
    file: 'eligibility/criteria/trials.ts',
    value: 2,
    label: 'Failed adequate trials',
    text: 'Resistance to treatment is at least two failed adequate antidepressant trials.',
    source: {
      citation: 'Spravato EU product information, sections 4.1 and 4.2; Sforzini 2022, table 1',
      evidence: 'verified',
    },
  },
]

/** What code works out and no data says: a formula, a staging, the limits of an input. */
export const statementsInCode: readonly Omit<NumberInCode, 'file' | 'value'>[] = [
  {
    id: 'ideal-weight',
    label: 'Ideal and adjusted weight',
    text: 'Ideal weight (Devine): 50 kg for men, 45.5 kg for women, and 2.3 kg an inch above 60. Adjusted: ideal and 0.4 of what is above it. A prescriber chooses the weight that a dose counts.',
    source: {
      citation: 'Devine BJ. Gentamicin therapy. Drug Intell Clin Pharm 1974;8:650-655',
      evidence: 'unverified',
    },
  },
  {
    id: 'ideal-weight-from-index-30',
    label: 'Ideal weight in obesity',
    text: 'From a body mass index of 30 the ideal weight is suggested for a dose a kilogram.',
    source: {
      citation: 'Sanacora G et al. JAMA Psychiatry 2017;74:399-405',
      url: 'https://doi.org/10.1001/jamapsychiatry.2017.0080',
      evidence: 'unverified',
    },
  },
  {
    id: 'input-limits',
    label: 'Slips of the keys in a dose',
    text: 'Refused as an input: weight outside of 20 to 400 kg, height outside of 100 to 250 cm, dose outside of 0.01 to 5 mg/kg, vial outside of 1 to 200 mg/mL, bag outside of 10 to 1000 mL, time outside of 1 to 600 min. Said: weight below 40 or above 150 kg, less than 0.1 mL drawn.',
    source: { citation: 'No published number. They catch slips, not decisions', evidence: 'local' },
    status: 'needs-clinical-sign-off',
  },
]
