import { describe, expect, it } from 'vitest'
import type { Fact } from '../record/record.ts'
import { rulesets, type TreatmentId } from './index.ts'
import { sourceText } from './sources.ts'
import { answer, clear, condition, fact, icd10, judged, outcome, patient, pressure, words } from './testing.ts'

const us: TreatmentId = 'esketamine-us'
const eu: TreatmentId = 'esketamine-eu'
const iv: TreatmentId = 'ketamine-iv'

/** Answered by the date of birth. */
const ageSays = ['adult']

describe('every criterion', () => {
  it.each(rulesets)('$id: has a source, a sign-off where it needs one, and something to do', ({ criteria }) => {
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length)
    for (const {
      id,
      source,
      evidenceMark,
      signOff,
      kind,
      output,
      title,
      statement,
      action,
      question,
      final,
      alternatives: other,
    } of criteria) {
      expect([id, sourceText(source).length > 20, source.text !== '']).toEqual([id, true, true])
      if (evidenceMark === 'local') expect([id, signOff]).toEqual([id, 'needs-clinical-sign-off'])
      expect([id, /^[a-z0-9-]+$/.test(id), title !== '', statement.endsWith('.')]).toEqual([id, true, true, true])
      // An exclusion that is true of the patient blocks; a caution never does.
      if (kind === 'exclusion') expect([id, ['block', 'hold']]).toEqual([id, expect.arrayContaining([output])])
      if (kind === 'caution') expect([id, ['caution', 'info'].includes(output)]).toEqual([id, true])
      if (question) expect([id, question.validForDays > 0, question.text !== '']).toEqual([id, true, true])
      if (kind === 'exclusion' && !final) expect([id, Boolean(action.met)]).toEqual([id, true])
      // Whatever can refuse says what else there is.
      if ((output === 'block' || output === 'hold') && kind !== 'work-up' && !final)
        expect([id, other !== undefined]).toEqual([id, true])
    }
  })

  it.each(rulesets)('$id: holds up while nobody has answered as its need says', ({ treatment }) => {
    for (const { id, kind, need, output, relevant, standing } of judged(patient([]), treatment).criteria) {
      if (output === 'info' || !relevant || kind === 'work-up') continue
      if (need === 'must-ask' && !ageSays.includes(id)) expect([id, standing]).toEqual([id, 'missing'])
      if (need === 'advisory') expect([id, standing]).not.toEqual([id, 'missing'])
    }
  })

  it('has one meaning in every treatment', () => {
    const all = rulesets.flatMap(({ criteria }) => criteria)
    for (const { id, statement } of all)
      expect(new Set(all.filter((each) => each.id === id).map((each) => each.statement))).toEqual(new Set([statement]))
  })

  it.each(rulesets)('$id: asks every fact that records never hold', ({ treatment, criteria }) => {
    const facts = [
      'aneurysm',
      'arteriovenous-malformation',
      'intracerebral-haemorrhage',
      'hypersensitivity',
      'recent-cardiovascular-event',
      'raised-pressure',
      'uncontrolled-hypertension',
      'uncontrolled-heart-disease',
      'psychosis',
      'mania-ever',
      'substance-use-disorder',
      'previous-ketamine',
      'pregnancy',
      'breastfeeding',
      'no-contraception',
      'bladder-disease',
      'severe-hepatic-impairment',
      'airway-or-lung-risk',
      'untreated-sleep-apnoea',
      'uncontrolled-seizures',
      'capacity-in-doubt',
      'medicines-complete',
      treatment === 'esketamine-us-acute-suicidality' ? 'acute-suicidal-depression' : 'episode-start',
    ]
    const asked = criteria.filter(({ question }) => question !== undefined).map(({ id }) => id)
    expect(asked).toEqual(expect.arrayContaining(facts))
  })
})

const stable = answer('bipolar-stable', 'yes', { on: '2026-01-12' })
const risk = answer('imminent-suicide-risk', 'yes', { on: '2026-01-14' })
const admitted = answer('in-hospital-for-suicide-risk', 'yes', { on: '2026-01-14' })

/** What a fact on record makes of a criterion, for a patient who was asked everything else before. */
type Row = [what: string, criterion: string, facts: Fact[], status: string, standing: string, treatment?: TreatmentId]

const on = (code: string, more: Parameters<typeof condition>[1] = {}) =>
  condition(icd10(code), { recorded: '2026-01-12', ...more })
const resolved = { clinicalStatus: 'resolved' } as const
const refuted = { verificationStatus: 'refuted' } as const
const provisional = { verificationStatus: 'provisional' } as const

const rows: Row[] = [
  ['an aortic aneurysm', 'aneurysm', [on('I71.43')], 'met', 'blocks'],
  ['a repaired one counts', 'aneurysm', [on('I71.4', resolved)], 'met', 'blocks'],
  ['a dissection', 'aneurysm', [on('I71.00')], 'met', 'blocks'],
  ['a refuted one does not', 'aneurysm', [on('I71.4', refuted)], 'not-met', 'clear'],
  [
    'one entered in error does not',
    'aneurysm',
    [on('I71.4', { verificationStatus: 'entered-in-error' })],
    'not-met',
    'clear',
  ],
  ['a provisional one is asked about again', 'aneurysm', [on('I71.4', provisional)], 'unknown', 'missing'],
  [
    'a provisional one before the answer is not',
    'aneurysm',
    [on('I71.4', { ...provisional, recorded: '2026-01-02' })],
    'not-met',
    'clear',
  ],
  ['words without a code', 'aneurysm', [condition(words('Cerebral aneurysm'))], 'met', 'blocks'],
  ['a family history is none', 'aneurysm', [condition(words('Family history of aneurysm'))], 'not-met', 'clear'],
  ['a history that the code does not name', 'aneurysm', [on('Z86.79')], 'unknown', 'missing'],
  ['a malformation', 'arteriovenous-malformation', [on('Q28.2')], 'met', 'blocks'],
  ['another cerebral malformation', 'arteriovenous-malformation', [on('Q28.3')], 'unknown', 'missing'],
  ['a bleeding long ago', 'intracerebral-haemorrhage', [on('I61.9', { ...resolved, onset: '1999' })], 'met', 'blocks'],
  [
    'a stroke of unknown type',
    'intracerebral-haemorrhage',
    [condition(words('Stroke'), { recorded: '2026-01-12' })],
    'unknown',
    'missing',
  ],
  ['an ischaemic stroke', 'intracerebral-haemorrhage', [on('I63.9', { onset: '2019' })], 'not-met', 'clear'],
  [
    'a heart attack 42 days ago',
    'recent-cardiovascular-event',
    [on('I21.9', { onset: '2025-12-04' })],
    'met',
    'blocks',
  ],
  ['43 days ago', 'recent-cardiovascular-event', [on('I21.9', { onset: '2025-12-03' })], 'not-met', 'clear'],
  [
    'in a month that may be it',
    'recent-cardiovascular-event',
    [on('I21.9', { onset: '2025-12' })],
    'unknown',
    'missing',
  ],
  ['an old one, entered lately', 'recent-cardiovascular-event', [on('I25.2')], 'unknown', 'missing'],
  [
    'a stent last week',
    'recent-cardiovascular-event',
    [fact('procedure', { concept: words('Coronary stent'), status: 'completed', start: '2026-01-08' })],
    'met',
    'blocks',
  ],
  ['heart failure of unknown state', 'uncontrolled-heart-disease', [on('I50.9')], 'unknown', 'missing'],
  ['unstable angina', 'uncontrolled-heart-disease', [on('I20.0')], 'met', 'blocks'],
  ['angina that may be stable', 'uncontrolled-heart-disease', [on('I20.9')], 'unknown', 'missing'],
  ['a cardiomyopathy of unknown state', 'uncontrolled-heart-disease', [on('I42.0')], 'unknown', 'missing'],
  ['a dissection of a carotid artery', 'aneurysm', [condition(words('Carotid artery dissection'))], 'met', 'blocks'],
  [
    'a dilated aorta',
    'aneurysm',
    [condition(words('Dilated ascending aorta 4.2 cm'), { recorded: '2026-01-12' })],
    'unknown',
    'missing',
  ],
  [
    'a cavernoma',
    'arteriovenous-malformation',
    [condition(words('Cavernoma of the brain'), { recorded: '2026-01-12' })],
    'unknown',
    'missing',
  ],
  ['a meningioma', 'raised-intracranial-pressure', [on('D32.0')], 'unknown', 'missing'],
  ['a shunt', 'raised-intracranial-pressure', [on('Z98.2')], 'unknown', 'missing'],
  ['a defibrillator', 'uncontrolled-heart-disease', [on('Z95.810')], 'unknown', 'missing'],
  [
    'heart failure by three letters',
    'uncontrolled-heart-disease',
    [condition(words('CHF'), { recorded: '2026-01-12' })],
    'unknown',
    'missing',
  ],
  ['oxygen at home', 'airway-or-lung-risk', [on('Z99.81')], 'unknown', 'missing'],
  ['a schizotypal disorder', 'psychosis', [on('F21')], 'unknown', 'missing'],
  ['a schizophrenia that is called over', 'psychosis', [on('F20.0', resolved)], 'unknown', 'missing'],
  ['another psychosis that is over', 'psychosis', [on('F23', resolved)], 'not-met', 'clear'],
  ['another personality disorder', 'dissociative-or-personality-disorder', [on('F60.2')], 'unknown', 'caution'],
  [
    'misuse of ketamine',
    'substance-use-disorder',
    [condition(words('Ketamine misuse'), { recorded: '2026-01-12' })],
    'unknown',
    'missing',
  ],
  [
    'a stent by other words',
    'recent-cardiovascular-event',
    [
      fact('procedure', {
        concept: words('Insertion of coronary artery stent'),
        status: 'completed',
        start: '2026-01-08',
      }),
    ],
    'met',
    'blocks',
  ],
  ['a pre-eclampsia', 'pressure-rise-hazard', [on('O14.13')], 'unknown', 'missing'],
  ['a pre-eclampsia, which is a pregnancy', 'pregnancy', [on('O14.13')], 'met', 'blocks'],
  ['a depression after the birth, which is none', 'pregnancy', [on('O99.345')], 'not-met', 'clear'],
  ['141/80', 'raised-pressure', [pressure(141, 80, '2026-01-14')], 'met', 'caution'],
  ['140/90 is not above it', 'raised-pressure', [pressure(140, 90, '2026-01-14')], 'not-met', 'clear'],
  ['120/91', 'raised-pressure', [pressure(120, 91, '2026-01-14')], 'met', 'caution'],
  [
    'a normal one after it',
    'raised-pressure',
    [pressure(180, 110, '2026-01-13'), pressure(130, 80, '2026-01-14')],
    'not-met',
    'clear',
  ],
  [
    'two of one day: the higher',
    'raised-pressure',
    [pressure(130, 80, '2026-01-14'), pressure(150, 80, '2026-01-14')],
    'met',
    'caution',
  ],
  ['hypertension on record', 'uncontrolled-hypertension', [on('I10')], 'unknown', 'missing'],
  [
    'hypertension, asked after it',
    'uncontrolled-hypertension',
    [on('I10', { recorded: '2026-01-02' })],
    'not-met',
    'clear',
  ],
  ['an encephalopathy in the past', 'hypertensive-encephalopathy', [on('I67.4', resolved)], 'met', 'caution'],
  ['a tumour of the brain', 'raised-intracranial-pressure', [on('C71.9')], 'met', 'blocks'],
  [
    'a head injury this month',
    'raised-intracranial-pressure',
    [on('S06.0X0A', { onset: '2026-01-11' })],
    'unknown',
    'missing',
  ],
  ['a head injury long ago', 'raised-intracranial-pressure', [on('S06.0X0A', { onset: '1999' })], 'not-met', 'clear'],
  ['a glaucoma', 'raised-intraocular-pressure', [on('H40.10')], 'unknown', 'missing'],
  ['ocular hypertension', 'raised-intraocular-pressure', [on('H40.053')], 'met', 'blocks'],
  ['epilepsy', 'uncontrolled-seizures', [on('G40.909')], 'unknown', 'caution'],
  ['a psychotic depression', 'psychosis', [on('F33.3')], 'met', 'blocks'],
  ['schizophrenia', 'psychosis', [on('F20.0')], 'met', 'blocks'],
  ['a psychosis that is over', 'psychosis', [on('F23', resolved)], 'not-met', 'clear'],
  ['which asks for care', 'past-psychosis', [on('F23', resolved)], 'met', 'caution'],
  ['mania now', 'mania-now', [on('F30.10')], 'met', 'blocks'],
  ['bipolar disorder in remission', 'mania-ever', [on('F31.70', { clinicalStatus: 'remission' })], 'met', 'blocks'],
  ['cyclothymia', 'mania-ever', [on('F34.0')], 'unknown', 'missing'],
  ['bipolar disorder, stable', 'mania-ever', [on('F31.70'), stable], 'not-met', 'clear'],
  ['which asks for care', 'bipolar-stable', [on('F31.70'), stable], 'met', 'caution'],
  ['stable, but nothing to be stable in', 'bipolar-stable', [stable], 'not-met', 'clear'],
  ['stable a while ago', 'mania-ever', [on('F31.70'), { ...stable, on: '2025-11-01' }], 'met', 'blocks'],
  ['imminent risk, in hospital', 'imminent-suicide-risk', [risk, admitted], 'not-met', 'clear'],
  ['which asks for care', 'in-hospital-for-suicide-risk', [risk, admitted], 'met', 'caution'],
  [
    'admitted before the risk was found',
    'imminent-suicide-risk',
    [risk, { ...admitted, on: '2026-01-12' }],
    'met',
    'blocks',
  ],
  ['a dissociative disorder', 'dissociative-or-personality-disorder', [on('F44.81')], 'met', 'caution'],
  ['dementia', 'delirium-or-dementia', [on('G30.9')], 'met', 'blocks'],
  ['dementia raises capacity', 'capacity-in-doubt', [on('G30.9')], 'unknown', 'missing'],
  ['alcohol dependence', 'substance-use-disorder', [on('F10.20')], 'met', 'blocks'],
  ['alcohol abuse may be mild', 'substance-use-disorder', [on('F10.10')], 'unknown', 'missing'],
  [
    'so may it in words',
    'substance-use-disorder',
    [condition(words('Cocaine abuse'), { recorded: '2026-01-12' })],
    'unknown',
    'missing',
  ],
  ['its withdrawal is not', 'substance-use-disorder', [on('F10.139')], 'met', 'blocks'],
  [
    'said to be severe, it is not mild',
    'substance-use-disorder',
    [condition(words('Alcohol use disorder, severe'), { recorded: '2026-01-12' })],
    'met',
    'blocks',
  ],
  ['in remission it is none', 'substance-use-disorder', [on('F10.21')], 'not-met', 'clear'],
  ['but asks for care', 'substance-use-in-remission', [on('F10.21')], 'met', 'caution'],
  ['resolved dependence too', 'substance-use-in-remission', [on('F14.20', resolved)], 'met', 'caution'],
  ['ketamine dependence', 'previous-ketamine', [condition(words('Ketamine dependence'))], 'met', 'caution'],
  ['pregnancy', 'pregnancy', [on('Z33.1')], 'met', 'blocks'],
  [
    'a pregnancy of years ago, never closed',
    'pregnancy',
    [on('Z34.00', { recorded: '2012-03-01' })],
    'not-met',
    'clear',
  ],
  ['breastfeeding', 'breastfeeding', [on('Z39.1')], 'met', 'blocks'],
  ['interstitial cystitis', 'bladder-disease', [on('N30.10')], 'met', 'blocks'],
  ['blood in urine', 'bladder-disease', [on('R31.9')], 'unknown', 'missing'],
  ['a gall bladder is none', 'bladder-disease', [on('K81.0')], 'not-met', 'clear'],
  ['liver failure', 'severe-hepatic-impairment', [on('K72.10')], 'met', 'blocks'],
  ['cirrhosis of unknown class', 'severe-hepatic-impairment', [on('K74.60')], 'unknown', 'missing'],
  ['hepatitis', 'moderate-hepatic-impairment', [on('B18.2')], 'unknown', 'caution'],
  ['COPD', 'airway-or-lung-risk', [on('J44.9')], 'unknown', 'missing'],
  ['COPD in the EU', 'airway-or-lung-risk', [on('J44.9')], 'unknown', 'caution', eu],
  ['sleep apnoea', 'untreated-sleep-apnoea', [on('G47.33')], 'unknown', 'missing'],
  ['sleep apnoea in the EU', 'untreated-sleep-apnoea', [on('G47.33')], 'unknown', 'caution', eu],
  ['hyperthyroidism', 'uncontrolled-hyperthyroidism', [on('E05.00')], 'unknown', 'caution'],
  ['hyperthyroidism and racemic ketamine', 'uncontrolled-hyperthyroidism', [on('E05.00')], 'unknown', 'missing', iv],
  ['a phaeochromocytoma', 'phaeochromocytoma', [on('D35.00')], 'unknown', 'missing'],
  ['dialysis', 'dialysis', [on('Z99.2')], 'met', 'caution'],
  ['porphyria', 'porphyria', [on('E80.21')], 'met', 'caution', iv],
]

describe('the record', () => {
  it.each(rows)('%s: %s', (_, id, facts, status, standing, treatment) => {
    const { status: is, standing: stands } = outcome(clear(treatment ?? us, facts), id, treatment)
    expect({ status: is, standing: stands }).toEqual({ status, standing })
  })

  it('an allergy to ketamine, by words or by code; to anaesthetics it has to be clarified', () => {
    const allergy = (text: string, codings: { system: string; code: string }[] = []) =>
      fact('allergy', {
        concept: { codings, text },
        clinicalStatus: 'active',
        verificationStatus: 'confirmed',
        recorded: '2026-01-12',
      })
    const rxnorm = [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '6130' }]
    const status = (facts: Fact[]) => outcome(clear(us, facts), 'hypersensitivity').status
    expect(status([allergy('Ketamine')])).toBe('met')
    expect(status([allergy('some code', rxnorm)])).toBe('met')
    expect(status([allergy('Penicillin G')])).toBe('not-met')
    expect(status([{ ...allergy('Ketamine'), verificationStatus: 'refuted' }])).toBe('not-met')
    expect(status([on('Z88.4')])).toBe('unknown')
    expect(status([condition(words('Ketamine use disorder'))])).toBe('not-met')
  })
})

const answers: [id: string, standing: string, treatment?: TreatmentId][] = [
  ['aneurysm', 'blocks'],
  ['arteriovenous-malformation', 'blocks'],
  ['intracerebral-haemorrhage', 'blocks'],
  ['hypersensitivity', 'blocks'],
  ['recent-cardiovascular-event', 'blocks'],
  ['uncontrolled-heart-disease', 'blocks'],
  ['pressure-rise-hazard', 'blocks'],
  ['uncontrolled-hypertension', 'blocks'],
  ['raised-pressure', 'caution'],
  ['raised-intracranial-pressure', 'blocks'],
  ['uncontrolled-seizures', 'caution'],
  ['imminent-suicide-risk', 'blocks'],
  ['capacity-in-doubt', 'blocks'],
  ['psychosis', 'blocks'],
  ['mania-now', 'blocks'],
  ['mania-ever', 'blocks'],
  ['substance-use-disorder', 'blocks'],
  ['previous-ketamine', 'caution'],
  ['pregnancy', 'blocks'],
  ['breastfeeding', 'blocks'],
  ['no-contraception', 'caution'],
  ['no-contraception', 'blocks', eu],
  ['bladder-disease', 'blocks'],
  ['severe-hepatic-impairment', 'blocks'],
  ['moderate-hepatic-impairment', 'caution'],
  ['airway-or-lung-risk', 'blocks'],
  ['airway-or-lung-risk', 'caution', eu],
  ['untreated-sleep-apnoea', 'blocks'],
  ['uncontrolled-hyperthyroidism', 'blocks', iv],
]

describe('a refuted condition', () => {
  const of = (id: string, facts: Fact[], treatment?: TreatmentId) => outcome(patient(facts), id, treatment)
  const refutedEntry = (code: string, recorded = '2026-01-13') => on(code, { ...refuted, recorded })

  it('answers a question that is no wider than itself', () => {
    expect(of('arteriovenous-malformation', [refutedEntry('Q28.2')]).status).toBe('not-met')
    expect(of('intracerebral-haemorrhage', [refutedEntry('I61.9')]).status).toBe('not-met')
    const whole = condition(words('Aneurysm'), { ...refuted, recorded: '2026-01-13' })
    expect(of('aneurysm', [whole]).status).toBe('not-met')
  })

  it.each([
    ['no aneurysm of the brain says nothing of the aorta', 'aneurysm', 'I67.1'],
    ['no heart attack says nothing of a stroke', 'recent-cardiovascular-event', 'I21.9'],
    ['no unstable angina says nothing of heart failure', 'uncontrolled-heart-disease', 'I20.0'],
    ['no tumour says nothing of a head injury', 'raised-intracranial-pressure', 'C71.9'],
    ['no psychotic depression says nothing of schizophrenia', 'psychosis', 'F32.3'],
    ['no bipolar II disorder says nothing of mania', 'mania-ever', 'F31.81'],
    ['no dependence on cannabis says nothing of alcohol', 'substance-use-disorder', 'F12.20'],
    ['no interstitial cystitis says nothing of symptoms', 'bladder-disease', 'N30.10'],
  ])('is no answer to a wider one: %s', (_, id, code) => {
    expect(of(id, [refutedEntry(code)])).toMatchObject({
      status: 'unknown',
      standing: 'missing',
      finding: expect.stringContaining('refuted'),
    })
  })

  it('takes back the suspicion of itself, and nothing else', () => {
    const alcohol = on('F10.20', { recorded: '2025-06-01' })
    expect(of('substance-use-disorder', [alcohol, refutedEntry('F12.20')]).status).toBe('met')
    // The record says both: it stands until somebody corrects it, or answers.
    const both = [alcohol, refutedEntry('F10.20')]
    expect(of('substance-use-disorder', both)).toMatchObject({
      status: 'met',
      finding: expect.stringContaining('refuted as well'),
    })
    const later = answer('substance-use-disorder', 'no', { on: '2026-01-14' })
    expect(of('substance-use-disorder', [...both, later]).status).toBe('not-met')
    expect(of('substance-use-disorder', [alcohol, refutedEntry('F10.20', '2025-05-01')]).status).toBe('met')
    const raised = (facts: Fact[]) => outcome(clear(us, facts), 'aneurysm').status
    expect(raised([on('I67.1', provisional)])).toBe('unknown')
    expect(raised([on('I67.1', provisional), refutedEntry('I67.1')])).toBe('not-met')
    expect(raised([on('I71.4', provisional), refutedEntry('I67.1')])).toBe('unknown')
  })
})

describe('the interview', () => {
  it.each(answers)('a yes to %s %s', (id, standing, treatment) => {
    const record = clear(treatment ?? us, [answer(id, 'yes', { on: '2026-01-14' })])
    expect(outcome(record, id, treatment)).toMatchObject({ status: 'met', standing })
    const expected = standing === 'blocks' ? 'not-eligible' : 'eligible-with-cautions'
    expect(judged(record, treatment).determination).toBe(expected)
  })

  it('a later no takes back what is about now, and never what is about ever', () => {
    const now = clear(us, [on('F23', { recorded: '2026-01-05' })])
    expect(outcome(now, 'psychosis').status).toBe('not-met')
    const ever = clear(us, [on('I71.4', { recorded: '2026-01-05' })])
    expect(outcome(ever, 'aneurysm').status).toBe('met')
  })
})
