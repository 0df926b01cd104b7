import { answersWithTotal, assessment, screenAnswers } from '../answers.ts'
import type { DemoPatient } from '../demo-patient.ts'
import { allergy, bloodPressure, condition, depression, measure, psychotherapy, takes } from '../record-facts.ts'
import { workUp } from '../work-up.ts'

/** Just entered by the front desk: no referral, no record. */
export const castellano: DemoPatient = {
  key: 'castellano',
  identity: {
    familyName: 'Castellano',
    givenName: 'Rosa',
    ageYears: 29,
    birthday: '11-30',
    sex: 'female',
    recordNumber: '10560',
    phone: '555-0190',
  },
  enteredDaysAgo: 0,
}

/** Referred with a record; nobody has begun the evaluation. */
export const whitfield: DemoPatient = {
  key: 'whitfield',
  identity: {
    familyName: 'Whitfield',
    givenName: 'Owen',
    ageYears: 52,
    birthday: '01-17',
    sex: 'male',
    recordNumber: '10555',
    phone: '555-0185',
  },
  enteredDaysAgo: 4,
  referral: {
    referredBy: 'Dr Mei Tan',
    organisation: 'Harbour Street Clinic',
    daysAgo: 6,
    reason: 'Two years of depression, several medicines; asks about ketamine.',
    recordsCame: true,
  },
  facts: (when) =>
    [
      depression('moderate', when.month(25)),
      condition('G47.33', 'Obstructive sleep apnoea', when.month(70)),
      takes('Escitalopram', '321988', 20, when.month(11)),
      takes('Zolpidem', '39993', 10, when.month(5), { dosageText: '10 mg at night as needed', asNeeded: true }),
      allergy('Latex', 'contact dermatitis', when.month(80)),
      measure('weight', when.at(when.day(20), '09:00'), 97.2),
      bloodPressure(when.at(when.day(20), '09:00'), 138, 88),
      assessment('phq-9', when.at(when.day(20), '09:05'), answersWithTotal('phq-9', 16)),
    ].map((fact) => ({ fact, daysAgo: 4, by: 'whitlock' as const, reference: 'record of Dr Mei Tan' })),
}

/** Needs two answers: pregnancy and breastfeeding. */
export const novak: DemoPatient = {
  key: 'novak',
  identity: {
    familyName: 'Novak',
    givenName: 'Petra',
    ageYears: 41,
    birthday: '05-12',
    sex: 'female',
    recordNumber: '10533',
    phone: '555-0163',
  },
  enteredDaysAgo: 16,
  referral: {
    referredBy: 'Dr Jan Holub',
    organisation: 'Park Clinic',
    daysAgo: 18,
    reason: 'Recurrent depression, severe; sertraline and venlafaxine failed, bupropion not tolerated.',
    recordsCame: true,
  },
  facts: (when) =>
    workUp(when, {
      daysAgo: 3,
      by: 'osei',
      episodeMonths: 14,
      trials: [
        ['sertraline', 150, 13, 9, 'no-response'],
        ['bupropion', 150, 9, 8, 'intolerance'],
        ['venlafaxine', 225, 7, null, 'no-response'],
        ['lithium', 900, 4, 1, 'no-response', 'augmentation'],
      ],
      weightKg: 71,
      heightCm: 167,
      pressure: [142, 88],
      madrs: 38,
      phq9: 21,
      suicide: { 'wish-to-be-dead': true },
      more: [
        takes('Venlafaxine', '39786', 225, when.month(7)),
        takes('Lorazepam', '6470', 1, when.day(270), { dosageText: '1 mg at night' }),
        psychotherapy('Cognitive behavioural therapy, 14 sessions', when.month(10), when.month(6)),
        ...Object.entries({ 380: 19, 270: 17, 210: 20, 90: 18 }).map(([days, total]) =>
          assessment('phq-9', when.at(when.day(Number(days)), '10:00'), answersWithTotal('phq-9', total)),
        ),
      ],
    }),
  evaluation: {
    treatment: 'esketamine-us',
    daysAgo: 3,
    by: 'osei',
    open: ['pregnancy', 'breastfeeding'],
    signed: false,
  },
}

/** Everything is answered; the determination waits for a signature. */
export const fontaine: DemoPatient = {
  key: 'fontaine',
  identity: {
    familyName: 'Fontaine',
    givenName: 'Luc',
    ageYears: 45,
    birthday: '07-04',
    sex: 'male',
    recordNumber: '10529',
    phone: '555-0159',
  },
  enteredDaysAgo: 20,
  referral: {
    referredBy: 'Dr Ruth Adler',
    organisation: 'Adler Psychiatry',
    daysAgo: 21,
    reason: 'Two adequate trials without response in this episode; wants the infusion.',
    recordsCame: true,
  },
  facts: (when) =>
    workUp(when, {
      daysAgo: 1,
      by: 'lund',
      episodeMonths: 11,
      trials: [
        ['fluoxetine', 60, 10, 6, 'no-response'],
        ['venlafaxine', 300, 6, null, 'partial-response'],
      ],
      weightKg: 78.3,
      heightCm: 180,
      pressure: [124, 78],
      madrs: 31,
      phq9: 18,
      more: [takes('Venlafaxine', '39786', 300, when.month(6))],
    }),
  evaluation: { treatment: 'ketamine-iv', daysAgo: 1, by: 'lund', signed: false },
}

/** An aneurysm in the record: not eligible, signed, with other ways to go. */
export const brandt: DemoPatient = {
  key: 'brandt',
  identity: {
    familyName: 'Brandt',
    givenName: 'Ingrid',
    ageYears: 61,
    birthday: '02-23',
    sex: 'female',
    recordNumber: '10498',
    phone: '555-0134',
  },
  enteredDaysAgo: 30,
  referral: {
    referredBy: 'Dr Hans Keller',
    organisation: 'Keller & Partners',
    daysAgo: 31,
    reason: 'Long depression; asks for esketamine. Cerebral aneurysm found in 2021, under observation.',
    recordsCame: true,
  },
  facts: (when) =>
    workUp(when, {
      daysAgo: 9,
      by: 'osei',
      episodeMonths: 30,
      trials: [
        ['citalopram', 40, 29, 22, 'no-response'],
        ['duloxetine', 90, 21, 12, 'no-response'],
        ['nortriptyline', 100, 11, null, 'partial-response'],
      ],
      weightKg: 66.1,
      heightCm: 168,
      pressure: [132, 80],
      madrs: 29,
      phq9: 17,
      more: [
        condition('I67.1', 'Cerebral aneurysm, nonruptured', when.month(52)),
        takes('Nortriptyline', '7531', 100, when.month(11)),
      ],
    }),
  evaluation: {
    treatment: 'esketamine-us',
    daysAgo: 9,
    by: 'osei',
    answers: { aneurysm: { answer: 'yes', detail: 'Middle cerebral artery, 4 mm, imaging every year' } },
    signed: true,
  },
}

/** Thoughts of suicide with a method in mind: the urgent pathway runs, and somebody has it. */
export const hale: DemoPatient = {
  key: 'hale',
  identity: {
    familyName: 'Hale',
    givenName: 'Jonas',
    ageYears: 33,
    birthday: '09-08',
    sex: 'male',
    recordNumber: '10547',
    phone: '555-0177',
  },
  enteredDaysAgo: 8,
  referral: {
    referredBy: 'Dr Lena Voss',
    organisation: 'Elm Street Practice',
    daysAgo: 9,
    reason: 'First evaluation; one trial so far.',
    recordsCame: false,
  },
  facts: (when) => [
    ...[
      depression('severe', when.month(9)),
      takes('Paroxetine', '32937', 40, when.month(6)),
      assessment('phq-9', when.minutesAgo(52), answersWithTotal('phq-9', 22, 2)),
    ].map((fact) => ({ fact, daysAgo: 0, by: 'moreno' as const })),
  ],
  urgent: {
    instrument: 'c-ssrs-screener',
    answers: screenAnswers('c-ssrs-screener', {
      'wish-to-be-dead': true,
      thoughts: true,
      method: true,
      intent: false,
      plan: false,
    }),
    minutesAgo: 46,
    by: 'moreno',
    owner: 'lund',
  },
}

/** Eligible and signed; consent is to be explained. */
export const tanaka: DemoPatient = {
  key: 'tanaka',
  identity: {
    familyName: 'Tanaka',
    givenName: 'Hiro',
    ageYears: 48,
    birthday: '10-11',
    sex: 'male',
    recordNumber: '10524',
    phone: '555-0154',
  },
  enteredDaysAgo: 26,
  referral: {
    referredBy: 'Dr Nadia Karim',
    organisation: 'Lakeview Mental Health',
    daysAgo: 27,
    reason: 'Three adequate trials failed; transcranial stimulation without effect.',
    recordsCame: true,
  },
  facts: (when) =>
    workUp(when, {
      daysAgo: 5,
      by: 'lund',
      episodeMonths: 22,
      trials: [
        ['escitalopram', 20, 21, 16, 'no-response'],
        ['desvenlafaxine', 100, 15, 9, 'no-response'],
        ['vortioxetine', 20, 8, null, 'no-response'],
      ],
      weightKg: 74.5,
      heightCm: 174,
      pressure: [122, 76],
      madrs: 34,
      phq9: 20,
      more: [takes('Vortioxetine', '1455099', 20, when.month(8))],
    }),
  evaluation: { treatment: 'esketamine-us', daysAgo: 5, by: 'lund', signed: true },
}

/** Has consented; the plan is to be made. */
export const mbeki: DemoPatient = {
  key: 'mbeki',
  identity: {
    familyName: 'Mbeki',
    givenName: 'Thandi',
    ageYears: 38,
    birthday: '06-16',
    sex: 'female',
    recordNumber: '10519',
    phone: '555-0149',
  },
  enteredDaysAgo: 28,
  referral: {
    referredBy: 'Dr Amara Hale',
    organisation: 'Northside Psychiatry',
    daysAgo: 29,
    reason: 'Severe episode since last winter; two adequate trials failed.',
    recordsCame: true,
  },
  facts: (when) =>
    workUp(when, {
      daysAgo: 6,
      by: 'osei',
      episodeMonths: 12,
      trials: [
        ['sertraline', 200, 11, 6, 'no-response'],
        ['duloxetine', 120, 5, null, 'no-response'],
      ],
      weightKg: 69.9,
      heightCm: 166,
      pressure: [118, 74],
      madrs: 32,
      phq9: 19,
      pregnancyTest: true,
      more: [takes('Duloxetine', '72625', 120, when.month(5))],
    }),
  evaluation: { treatment: 'ketamine-iv', daysAgo: 6, by: 'osei', signed: true },
  consent: { daysAgo: 1, by: 'osei', teachBack: 'An infusion of 40 minutes, off-label; I may stop at any time.' },
}

/** Has consented to injections, which the medical lead has not approved yet. */
export const vega: DemoPatient = {
  key: 'vega',
  identity: {
    familyName: 'Vega',
    givenName: 'Lucía',
    ageYears: 44,
    birthday: '03-19',
    sex: 'female',
    recordNumber: '10531',
    phone: '555-0159',
  },
  enteredDaysAgo: 24,
  referral: {
    referredBy: 'Dr Paul Anand',
    organisation: 'Riverside Family Medicine',
    daysAgo: 25,
    reason: 'Two adequate trials failed. Veins hard to find: asks whether it can be given otherwise.',
    recordsCame: true,
  },
  facts: (when) =>
    workUp(when, {
      daysAgo: 4,
      by: 'lund',
      episodeMonths: 14,
      trials: [
        ['escitalopram', 20, 13, 8, 'no-response'],
        ['venlafaxine', 225, 7, null, 'no-response'],
      ],
      weightKg: 82,
      heightCm: 172,
      pressure: [120, 76],
      madrs: 33,
      phq9: 19,
      pregnancyTest: true,
      more: [takes('Venlafaxine', '39786', 225, when.month(7))],
    }),
  evaluation: { treatment: 'ketamine-injection', daysAgo: 4, by: 'lund', signed: true },
  consent: {
    daysAgo: 2,
    by: 'lund',
    teachBack: 'An injection under the skin, off-label; it cannot be taken back once given; I may stop coming.',
  },
}

/** Came to the evaluation and died before a treatment, of another illness. */
export const abara: DemoPatient = {
  key: 'abara',
  identity: {
    familyName: 'Abara',
    givenName: 'Felix',
    ageYears: 74,
    birthday: '12-05',
    sex: 'male',
    recordNumber: '10440',
  },
  enteredDaysAgo: 120,
  diedDaysAgo: 47,
  referral: {
    referredBy: 'Dr Paul Anand',
    organisation: 'Riverside Family Medicine',
    daysAgo: 121,
    reason: 'Late-life depression beside heart failure.',
    recordsCame: false,
  },
  facts: (when) =>
    [depression('moderate', when.month(18)), condition('I50.9', 'Heart failure', when.month(40))].map((fact) => ({
      fact,
      daysAgo: 118,
      by: 'osei' as const,
    })),
}
