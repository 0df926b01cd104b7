import { describe, expect, it } from 'vitest'
import type { Concept } from '../record/record.ts'
import { type ConditionGroup, conceptIs, conditionGroups, matchCondition, saysSuspected, snomedCodes } from './index.ts'

const icd = (code: string, text = ''): Concept => ({
  codings: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }],
  text,
})
const snomed = (code: string, text = ''): Concept => ({
  codings: [{ system: 'http://snomed.info/sct', code, display: text }],
  text,
})
const words = (text: string): Concept => ({ codings: [], text })

describe('the groups', () => {
  it('include only groups that exist, and none includes itself', () => {
    for (const [id, { includes = [] }] of Object.entries(conditionGroups)) {
      for (const each of includes) {
        expect(conditionGroups).toHaveProperty([each])
        expect(each).not.toBe(id)
      }
    }
  })

  it('know every SNOMED code by its own group', () => {
    for (const [group, codes] of Object.entries(snomedCodes)) {
      for (const [code, display] of Object.entries(codes)) {
        expect(code).toMatch(/^\d{6,18}$/)
        expect(display.length).toBeGreaterThan(2)
        expect(matchCondition(snomed(code), group as ConditionGroup)).toEqual({ matchedBy: 'code', by: code })
      }
    }
  })

  it('take their own ICD-10-CM prefixes with and without the dot, and longer codes', () => {
    for (const [group, { icd10 }] of Object.entries(conditionGroups)) {
      for (const prefix of icd10) {
        for (const code of [prefix, prefix.replace('.', ''), `${prefix}${prefix.includes('.') ? '' : '.'}9`]) {
          expect([code, conceptIs(icd(code), group as ConditionGroup)]).toEqual([code, true])
        }
      }
    }
  })
})

describe('codes that look alike', () => {
  it.each<[string, ConditionGroup, boolean]>([
    ['F32.1', 'major-depression-current', true],
    ['F33.2', 'major-depression-current', true],
    ['F32.81', 'major-depression', false],
    ['F32.89', 'major-depression', false],
    ['F32.A', 'major-depression', false],
    ['F32.A', 'depression-not-specified', true],
    ['F33.8', 'major-depression', false],
    ['F32.4', 'major-depression-current', false],
    ['F33.42', 'major-depression-in-remission', true],
    ['F33.41', 'major-depression-in-partial-remission', true],
    ['F34.1', 'major-depression', false],
    ['F31.81', 'bipolar', true],
    ['F31.81', 'mania-or-hypomania', false],
    ['F31.76', 'bipolar', true],
    ['F31.13', 'mania-or-hypomania', true],
    ['F30.4', 'mania-or-hypomania', false],
    ['F34.0', 'bipolar', false],
    ['F21', 'schizophrenia-spectrum', false],
    ['F25.1', 'psychosis', true],
    ['F33.3', 'psychosis', true],
    ['F53.1', 'psychosis', true],
    ['F10.20', 'alcohol-use-disorder', true],
    ['F10.21', 'alcohol-use-disorder', false],
    ['F10.21', 'substance-use-disorder-in-remission', true],
    ['F10.929', 'alcohol-use-disorder', false],
    ['F10.10', 'substance-abuse', true],
    ['F10.1', 'substance-abuse', true],
    ['F10.11', 'substance-abuse', false],
    ['F10.20', 'substance-abuse', false],
    ['F10.1', 'alcohol-use-disorder', true],
    ['F10.2', 'alcohol-use-disorder', true],
    ['F10.3', 'alcohol-withdrawal', true],
    ['F17.210', 'substance-use-disorder', false],
    ['F16.20', 'hallucinogen-or-ketamine-use-disorder', true],
    ['F19.951', 'substance-induced-psychosis', true],
    ['I71.43', 'aneurysm', true],
    ['I71.01', 'aneurysm', true],
    ['I71.40', 'aortic-aneurysm', true],
    ['I71.02', 'aortic-aneurysm', false],
    ['I60.9', 'intracranial-aneurysm', false],
    ['I60.2', 'intracranial-aneurysm', true],
    ['I25.3', 'aneurysm', false],
    ['Q28.2', 'arteriovenous-malformation', true],
    ['Q28.3', 'arteriovenous-malformation', false],
    ['K55.20', 'arteriovenous-malformation', false],
    ['I61.5', 'intracerebral-haemorrhage', true],
    ['I69.151', 'intracerebral-haemorrhage', true],
    ['Z86.79', 'intracerebral-haemorrhage', false],
    ['Z86.79', 'circulatory-history-to-clarify', true],
    ['Z86.73', 'intracerebral-haemorrhage', false],
    ['Z86.73', 'ischaemic-stroke', true],
    ['G45.4', 'transient-ischaemic-attack', false],
    ['I5A', 'myocardial-infarction', false],
    ['I21.A1', 'myocardial-infarction', true],
    ['I25.2', 'myocardial-infarction', false],
    ['I20.1', 'unstable-angina', false],
    ['I47.1', 'ventricular-arrhythmia', false],
    ['I47.20', 'ventricular-arrhythmia', true],
    ['I44.0', 'high-grade-heart-block', false],
    ['I1A.0', 'hypertension', true],
    ['I27.0', 'hypertension', false],
    ['R03.0', 'hypertension', false],
    ['O13.9', 'hypertension', false],
    ['H40.053', 'raised-intraocular-pressure', true],
    ['H40.053', 'glaucoma', false],
    ['D35.01', 'phaeochromocytoma', false],
    ['K74.00', 'cirrhosis', false],
    ['R18.0', 'hepatic-failure', false],
    ['R18.8', 'hepatic-failure', false],
    ['R18.8', 'hepatic-decompensation-to-clarify', true],
    ['R18.0', 'hepatic-decompensation-to-clarify', false],
    ['K72.10', 'hepatic-failure', true],
    ['N18.32', 'chronic-kidney-disease', true],
    ['N30.10', 'interstitial-cystitis', true],
    ['N30.10', 'ulcerative-or-interstitial-cystitis', true],
    ['N30.00', 'ulcerative-or-interstitial-cystitis', false],
    ['N30.00', 'cystitis', true],
    ['G31.84', 'dementia', false],
    ['F44.5', 'dissociative-disorder', false],
    ['F42.3', 'obsessive-compulsive-disorder', false],
    ['E80.4', 'porphyria', false],
    ['E66.3', 'obesity', false],
    ['F06.2', 'psychosis', true],
    ['F06.3', 'psychosis', false],
    ['T42.4X2A', 'suicide-attempt', true],
    ['T50.902A', 'suicide-attempt', true],
    ['T50.901A', 'suicide-attempt', false],
    ['T42.4X6A', 'suicide-attempt', false],
    ['T42.4', 'suicide-attempt', false],
    ['T71.162A', 'suicide-attempt', true],
    ['T58.02XA', 'suicide-attempt', true],
    ['T66.XX2A', 'suicide-attempt', false],
    ['R45.851', 'suicidal-ideation', true],
    ['R45.850', 'suicidal-ideation', false],
    ['Z32.02', 'pregnancy', false],
    ['Z33.1', 'pregnancy', true],
    ['O14.13', 'pregnancy', true],
    ['O14.13', 'pre-eclampsia', true],
    ['O14.15', 'pregnancy', false],
    ['O14.15', 'pre-eclampsia', true],
    ['O21.0', 'pregnancy', true],
    ['O99.343', 'pregnancy', true],
    ['O99.345', 'pregnancy', false],
    ['Z32.01', 'pregnancy', true],
    ['O92.5', 'breastfeeding', false],
    ['I67.0', 'aneurysm', true],
    ['I25.42', 'aneurysm', true],
    ['I20.9', 'angina', true],
    ['I25.119', 'angina', true],
    ['I25.10', 'angina', false],
    ['I42.0', 'cardiomyopathy', true],
    ['I27.21', 'pulmonary-hypertension', true],
  ])('%s in %s: %s', (code, group, expected) => {
    expect(conceptIs(icd(code), group)).toBe(expected)
  })

  it('reads the codes that Synthea writes', () => {
    const synthea: [string, ConditionGroup][] = [
      ['370143000', 'major-depression-current'],
      ['36923009', 'major-depression-current'],
      ['230690007', 'stroke-of-unknown-type'],
      ['230690007', 'stroke'],
      ['22298006', 'myocardial-infarction'],
      ['399211009', 'myocardial-infarction-history'],
      ['38341003', 'hypertension'],
      ['59621000', 'hypertension'],
      ['88805009', 'heart-failure'],
      ['49436004', 'atrial-fibrillation'],
      ['47505003', 'posttraumatic-stress-disorder'],
      ['5602001', 'opioid-use-disorder'],
      ['5602001', 'substance-use-disorder'],
      ['7200002', 'alcohol-use-disorder'],
      ['230265002', 'dementia'],
      ['72892002', 'pregnancy'],
      ['185086009', 'copd'],
      ['87433001', 'copd'],
      ['162864005', 'obesity'],
      ['55680006', 'drug-overdose'],
      ['127295002', 'head-injury'],
    ]
    for (const [code, group] of synthea) expect([code, conceptIs(snomed(code), group)]).toEqual([code, true])
    expect(conceptIs(snomed('230690007', 'Stroke'), 'intracerebral-haemorrhage')).toBe(false)
    expect(conceptIs(snomed('35489007', 'Depressive disorder'), 'major-depression')).toBe(false)
    expect(
      conceptIs(snomed('10939881000119105', 'Unhealthy alcohol drinking behavior (finding)'), 'alcohol-use-disorder'),
    ).toBe(false)
    expect(conceptIs(snomed('65275009', 'Acute cholecystitis'), 'cystitis')).toBe(false)
  })
})

describe('words', () => {
  it.each<[string, ConditionGroup, boolean]>([
    ['Acute cholecystitis', 'cystitis', false],
    ['Interstitial cystitis', 'cystitis', true],
    ['Hypertriglyceridemia', 'hypertension', false],
    ['Hypertension (disorder)', 'hypertension', true],
    ['Pulmonary hypertension', 'hypertension', false],
    ['Ocular hypertension', 'hypertension', false],
    ['Benign intracranial hypertension', 'raised-intracranial-pressure', true],
    ['Thoracic aortic aneurysm, no rupture', 'aneurysm', true],
    ['R MCA aneurysm', 'aneurysm', true],
    ['No aneurysm', 'aneurysm', false],
    ['Aneurysm ruled out', 'aneurysm', false],
    ['R/O aneurysm', 'aneurysm', true],
    ['Family history of cerebral aneurysm', 'aneurysm', false],
    ['Mother had an aortic aneurysm', 'aneurysm', false],
    ['Brother with intracranial aneurysm', 'aneurysm', false],
    ['FHx intracranial aneurysm', 'aneurysm', false],
    ['Carotid artery dissection', 'aneurysm', true],
    ['Dissection of vertebral artery', 'aneurysm', true],
    ['Femoral pseudoaneurysm', 'aneurysm', true],
    ['Neck dissection', 'aneurysm', false],
    ['Pre-eclampsia', 'pre-eclampsia', true],
    ['Major vascular neurocognitive disorder', 'dementia', true],
    ['Mild neurocognitive disorder', 'dementia', false],
    ['Mild neurocognitive disorder', 'mild-cognitive-impairment', true],
    ['Borderline personality disorder', 'other-personality-disorder', false],
    ['Insertion of coronary artery stent', 'coronary-procedure', true],
    ['Ludwig’s angina', 'angina', false],
    ['Dilated cardiomyopathy, NYHA IV', 'cardiomyopathy', true],
    ['Intracerebral hemorrhage', 'intracerebral-haemorrhage', true],
    ['AAA', 'aneurysm', true],
    ['Hx of ICH', 'intracerebral-haemorrhage', true],
    ['SAH', 'subarachnoid-haemorrhage', true],
    ['SDH, evacuated', 'intracranial-haemorrhage', true],
    ['Intracranial bleed', 'intracranial-haemorrhage', true],
    ['Acute MI', 'myocardial-infarction', true],
    ['h/o MI', 'myocardial-infarction', false],
    ['h/o MI', 'myocardial-infarction-history', true],
    ['HTN, uncontrolled', 'hypertension', true],
    ['Depression, major, recurrent', 'major-depression-current', true],
    ['Major depressive affective disorder, recurrent episode, severe', 'major-depression-severe', true],
    ['Hemorrhagic stroke 2014', 'stroke-of-unknown-type', false],
    ['Hemorrhagic stroke 2014', 'intracerebral-haemorrhage', true],
    ['Heat stroke', 'stroke', false],
    ['History of myocardial infarction', 'myocardial-infarction', false],
    ['History of myocardial infarction', 'myocardial-infarction-history', true],
    ['High risk pregnancy', 'pregnancy', true],
    ['Pregnancy test negative', 'pregnancy', false],
    ['Not pregnant', 'pregnancy', false],
    ['Opioid use disorder, in sustained remission', 'opioid-use-disorder', false],
    ['Opioid use disorder, in sustained remission', 'substance-use-disorder-in-remission', true],
    ['Alzheimer’s disease', 'dementia', true],
    ['Psychogenic non-epileptic seizures', 'seizure', false],
    ['Bipolar II', 'bipolar', true],
    ['No evidence of abdominal aortic aneurysm', 'aneurysm', false],
    ['Family history of abdominal aortic aneurysm', 'aneurysm', false],
    ['Absence of psychosis', 'psychosis', false],
    ['Abdominal aortic aneurysm, not present', 'aneurysm', false],
    ['Schizophrenia in brother', 'schizophrenia-spectrum', false],
    ['No chest pain; abdominal aortic aneurysm', 'aneurysm', true],
    ['Suspected abdominal aortic aneurysm', 'aneurysm', true],
    ['r/o AAA', 'aneurysm', true],
    ['Suspected glaucoma', 'glaucoma', false],
    ['Possible family history of AAA', 'aneurysm', false],
    ['AAA ruled out', 'aneurysm', false],
    ['Family history of AAA; AAA found on scan', 'aneurysm', true],
    ['AAA; DVT ruled out', 'aneurysm', true],
    ['ECT series 2019', 'electroconvulsive-therapy', true],
    ['Ectopic beats', 'electroconvulsive-therapy', false],
  ])('%s in %s: %s', (text, group, expected) => {
    expect(conceptIs(words(text), group)).toBe(expected)
    if (expected) expect(matchCondition(words(text), group)?.matchedBy).toBe('text')
  })

  it('knows a system by its address, however that is written', () => {
    for (const system of [
      'https://hl7.org/fhir/sid/icd-10-cm',
      'http://hl7.org/fhir/sid/icd-10-cm/',
      'http://fhir.de/CodeSystem/bfarm/icd-10-gm',
      'http://fhir.de/CodeSystem/dimdi/icd-10-gm',
    ])
      expect(conceptIs({ codings: [{ system, code: 'I71.4' }], text: 'I71.4' }, 'aneurysm')).toBe(true)
    expect(
      conceptIs({ codings: [{ system: 'http://hl7.org/fhir/sid/icd-10-pcs', code: 'I714' }], text: '' }, 'aneurysm'),
    ).toBe(false)
  })

  it('asks them where the code is one we do not know, and not where it is', () => {
    const rare = snomed('1234567890', 'Dissecting aneurysm of the aorta')
    expect(matchCondition(rare, 'aneurysm')).toEqual({ matchedBy: 'text', by: 'Dissecting aneurysm of the aorta' })
    expect(conceptIs(icd('I10', 'Aneurysm clinic letter'), 'aneurysm')).toBe(false)
    const icd9 = {
      codings: [{ system: 'http://hl7.org/fhir/sid/icd-9-cm', code: '441.4', display: 'Abdominal aneurysm' }],
      text: '',
    }
    expect(conceptIs(icd9, 'aneurysm')).toBe(true)
  })

  it('tell a suspicion from a diagnosis, where no code decides', () => {
    for (const text of ['Suspected AAA', 'Rule out AAA', 'r/o AAA', '? AAA', 'Probable AAA', 'Concern for AAA'])
      expect(saysSuspected(words(text))).toBe(true)
    for (const text of ['AAA', 'AAA, possible leak', 'Likelihood of AAA'])
      expect(saysSuspected(words(text))).toBe(false)
    expect(saysSuspected(icd('I71.4', 'Possible AAA'))).toBe(false)
  })

  it('never throws, whatever stands there', () => {
    for (const text of ['', ' ', '💊', '\u0000', 'a'.repeat(10_000)])
      expect(conceptIs(words(text), 'aneurysm')).toBe(false)
  })
})
