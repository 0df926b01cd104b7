import { describe, expect, it } from 'vitest'
import type { Concept } from '../record/record.ts'
import { findMedication, identifyMedication, identifyMedications, medications, minimumAdequateDose } from './index.ts'
import { namesAbroad } from './names-abroad.ts'

const words = (text: string): Concept => ({ codings: [], text })
const rxnorm = (code: string, display = ''): Concept => ({
  codings: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display }],
  text: display,
})
const idOf = (text: string) => identifyMedication(words(text))?.medication.id

describe('the table of medicines', () => {
  it('gives every medicine one id, and every code and name to one medicine only', () => {
    expect(new Set(medications.map((each) => each.id)).size).toBe(medications.length)
    const codes = medications.flatMap((each) => [each.rxnormIngredient, ...(each.rxnormAlso ?? [])].filter(Boolean))
    expect(new Set(codes).size).toBe(codes.length)
    const atc = medications.flatMap((each) => [each.atc, ...(each.atcAlso ?? [])].filter(Boolean))
    expect(new Set(atc).size).toBe(atc.length)
    const names = medications.flatMap((each) => each.names)
    expect(new Set(names).size).toBe(names.length)
  })

  it('finds every medicine by each of its own names and codes', () => {
    for (const medication of medications.filter((each) => !each.ingredients)) {
      for (const name of medication.names) expect([name, idOf(name)]).toEqual([name, medication.id])
      if (medication.rxnormIngredient) {
        expect(identifyMedication(rxnorm(medication.rxnormIngredient))?.medication.id).toBe(medication.id)
      }
    }
  })

  it('carries a source and a mark with every dose, and no dose without both', () => {
    for (const { minimumAdequateDoseMgPerDay: dose } of medications) {
      if (!dose) continue
      expect(dose.value).toBeGreaterThan(0)
      expect(dose.source.length).toBeGreaterThan(10)
      expect(['verified', 'from-knowledge', 'needs-clinical-sign-off']).toContain(dose.evidence)
    }
    expect(findMedication('sertraline')?.minimumAdequateDoseMgPerDay).toMatchObject({ value: 50, evidence: 'verified' })
    expect(findMedication('protriptyline')?.minimumAdequateDoseMgPerDay?.evidence).toBe('needs-clinical-sign-off')
  })
})

describe('names that hold another name', () => {
  it.each([
    ['escitalopram 10 MG Oral Tablet', 'escitalopram'],
    ['citalopram 20 mg', 'citalopram'],
    ['Esketamine nasal spray', 'esketamine'],
    ['ketamine hydrochloride 50 MG/ML Injectable Solution', 'ketamine'],
    ['S-ketamine', 'esketamine'],
    ['(S)-Ketamine', 'esketamine'],
    ['eszopiclone 2 MG', 'eszopiclone'],
    ['zopiclone 7.5 mg', 'zopiclone'],
    ['desvenlafaxine', 'desvenlafaxine'],
    ['levomilnacipran', 'levomilnacipran'],
    ['armodafinil', 'armodafinil'],
    ['dexmethylphenidate', 'dexmethylphenidate'],
    ['rifampin', 'rifampicin'],
    ['dothiepin', 'dosulepin'],
    ['pethidine', 'meperidine'],
    ['amfetamine', 'amphetamine'],
    ['St. John’s Wort extract', 'st-johns-wort'],
  ])('%s is %s', (text, id) => {
    expect(idOf(text)).toBe(id)
    expect(identifyMedications(words(text))).toHaveLength(1)
  })

  it.each([
    ['Venlafaxin retard 150 mg', 'venlafaxine'],
    ['Amitriptylin-neuraxpharm 75 mg', 'amitriptyline'],
    ['paroxétine 20 mg', 'paroxetine'],
    ['miansérine 30 mg', 'mianserin'],
    ['amitriptilina 75 mg', 'amitriptyline'],
    ['trazodona 100 mg', 'trazodone'],
    ['Aripiprazol 5 mg', 'aripiprazole'],
    ['S-Ketamin 25 mg/ml', 'esketamine'],
    ['Ketamin', 'ketamine'],
  ])('%s, as other languages write it, is %s', (text, id) => {
    expect(identifyMedications(words(text)).map(({ medication }) => medication.id)).toEqual([id])
  })

  it('no name of another language is the name of another medicine', () => {
    const owner = new Map<string, string>()
    for (const { id, names } of medications)
      for (const name of [...names, ...names.flatMap(namesAbroad)]) {
        expect([name, owner.get(name) ?? id]).toEqual([name, id])
        owner.set(name, id)
      }
  })

  it.each(['norfluoxetine', 'Simvistatin 10 MG', 'nicotine patch', '', 'paroxetinelike'])(
    '%s is nothing we know',
    (text) => {
      expect(identifyMedication(words(text))).toBeUndefined()
    },
  )
})

describe('displays of real exports', () => {
  it.each([
    ['328670', 'Sertraline 100MG', 'sertraline', 100],
    ['312938', 'Sertraline 100 MG Oral Tablet', 'sertraline', 100],
    ['310385', 'FLUoxetine 20 MG Oral Capsule', 'fluoxetine', 20],
    ['406022', 'Fluoxetine 25MG', 'fluoxetine', 25],
    ['308971', 'Carbamazepine[Tegretol]', 'carbamazepine', undefined],
    ['563026', 'Diazepam [Valium]', 'diazepam', undefined],
    ['1153378', 'Clonazepam [Klonopin]', 'clonazepam', undefined],
    ['856980', 'Acetaminophen/Hydrocodone', 'hydrocodone', 10],
    ['1049221', 'Acetaminophen 325 MG / oxyCODONE Hydrochloride 5 MG Oral Tablet', 'oxycodone', 5],
    ['1860154', 'Abuse-Deterrent 12 HR Oxycodone Hydrochloride 15 MG Extended Release Oral Tablet', 'oxycodone', 15],
    ['996740', 'Memantine hydrochloride 2 MG/ML Oral Solution', 'memantine', undefined],
    ['1091392', 'Methylphenidate Hydrochloride 20 MG Oral Tablet', 'methylphenidate', 20],
  ])('%s %s', (code, display, id, strengthMg) => {
    for (const concept of [rxnorm(code, display), words(display)]) {
      const found = identifyMedication(concept)
      expect(found?.medication.id).toBe(id)
      expect(found?.conflict).toBeUndefined()
    }
    expect(identifyMedication(rxnorm(code, display))?.strengthMg).toBe(strengthMg)
  })

  it('reads strength of the right ingredient, liquids by the millilitre, patches by the hour', () => {
    expect(identifyMedication(words('Acetaminophen 325 MG / oxyCODONE Hydrochloride 5 MG Oral Tablet'))).toMatchObject({
      strengthMg: 5,
      combinedWith: ['acetaminophen'],
    })
    expect(identifyMedication(words('Memantine hydrochloride 2 MG/ML Oral Solution'))).toMatchObject({
      strengthMgPerMl: 2,
    })
    expect(identifyMedication(words('24 HR selegiline 0.25 MG/HR Transdermal System [Emsam]'))).toMatchObject({
      mgPerHour: 0.25,
      route: 'transdermal',
    })
    expect(identifyMedication(words('levothyroxine 25 micrograms'))?.strengthMg).toBe(0.025)
    expect(identifyMedication(words('Venlafaxine 37,5 mg'))?.strengthMg).toBe(37.5)
    expect(identifyMedication(words('lithium carbonate 1,200 mg'))?.strengthMg).toBe(1200)
  })

  it('sees through zero-width spaces', () => {
    expect(idOf('Ser\u200Btraline 50 MG')).toBe('sertraline')
  })

  it('reads release forms and the minimum that goes with them', () => {
    const paxil = identifyMedication(words('Paxil CR 25 mg'))
    expect(paxil).toMatchObject({ medication: { id: 'paroxetine' }, release: 'extended' })
    expect(paxil && minimumAdequateDose(paxil)?.value).toBe(25)
    const weekly = identifyMedication(words('fluoxetine 90 MG Delayed Release Oral Capsule'))
    expect(weekly?.release).toBe('weekly')
    const patch = identifyMedication(words('Emsam 6 mg/24 hr patch'))
    expect(patch && minimumAdequateDose(patch)?.value).toBe(6)
    expect(patch?.otherUse).toBeUndefined()
  })
})

describe('code and words', () => {
  it('believes the code and says so when they disagree', () => {
    const found = identifyMedication(rxnorm('321988', 'Citalopram 20 MG'))
    expect(found?.medication.id).toBe('escitalopram')
    expect(found?.matchedBy).toBe('code')
    expect(found?.conflict).toBe('the code means escitalopram, the words say citalopram')
    expect(found?.strengthMg).toBeUndefined()
  })

  it('says so when the strengths disagree', () => {
    expect(identifyMedication(rxnorm('328670', 'Sertraline 50 MG'))).toMatchObject({
      strengthMg: 100,
      conflict: 'the code means 100 mg, the words say 50 mg',
    })
  })

  it('matches all three lithium ingredients, salts filed as precise ingredients, and ATC', () => {
    for (const code of ['6448', '42351', '52105'])
      expect(identifyMedication(rxnorm(code))?.medication.id).toBe('lithium')
    expect(identifyMedication(rxnorm('11118'))?.medication.id).toBe('valproate')
    expect(identifyMedication(rxnorm('8124'))?.medication.id).toBe('phenelzine')
    expect(identifyMedication(rxnorm('352741', 'Lexapro'))?.medication.id).toBe('escitalopram')
    const atc = { codings: [{ system: 'http://www.whocc.no/atc', code: 'N06AX22' }], text: '' }
    expect(identifyMedication(atc)?.medication.id).toBe('agomelatine')
  })

  it('does not take a code of another system for an RXCUI', () => {
    const concept = { codings: [{ system: 'urn:local', code: '36437' }], text: 'Aspirin' }
    expect(identifyMedication(concept)).toBeUndefined()
  })
})

describe('combinations and other uses', () => {
  it.each([
    ['olanzapine 6 MG / fluoxetine 25 MG Oral Capsule [Symbyax]', 'olanzapine-fluoxetine', 25],
    ['Fluoxetine 50 MG / Olanzapine 12 MG', 'olanzapine-fluoxetine', 50],
    ['dextromethorphan 45 MG / bupropion 105 MG Extended Release Oral Tablet', 'dextromethorphan-bupropion', 105],
    ['Auvelity', 'dextromethorphan-bupropion', undefined],
    // Strengths behind all names, in the order of the names.
    ['Symbyax 6-25 mg', 'olanzapine-fluoxetine', 25],
    ['Symbyax 6 mg/25 mg capsule', 'olanzapine-fluoxetine', 25],
    ['OLANZAPINE-FLUOXETINE HCL 6-25 MG PO CAPS', 'olanzapine-fluoxetine', 25],
    ['fluoxetine-olanzapine 25-6 mg', 'olanzapine-fluoxetine', 25],
    ['olanzapine/fluoxetine 12 MG/50 MG', 'olanzapine-fluoxetine', 50],
    ['Auvelity 45 mg/105 mg', 'dextromethorphan-bupropion', 105],
  ])('%s is one medicine', (text, id, strengthMg) => {
    const found = identifyMedications(words(text))
    expect(found.map((each) => each.medication.id)).toEqual([id])
    expect(found[0]?.strengthMg).toBe(strengthMg)
  })

  it('keeps both ingredients of other combinations, the antidepressant first in an evaluation', () => {
    const text = 'Amitriptyline Hydrochloride 25 MG / Chlordiazepoxide 10 MG Oral Tablet'
    expect(identifyMedications(words(text)).map((each) => [each.medication.id, each.strengthMg])).toEqual([
      ['amitriptyline', 25],
      ['chlordiazepoxide', 10],
    ])
    expect(idOf('chlordiazepoxide 10 MG / amitriptyline 25 MG')).toBe('amitriptyline')
  })

  it.each([
    [
      'amitriptyline-chlordiazepoxide 25-10 mg',
      [
        ['amitriptyline', 25],
        ['chlordiazepoxide', 10],
      ],
    ],
    ['oxycodone-acetaminophen 5-325 mg tablet', [['oxycodone', 5]]],
    [
      'perphenazine-amitriptyline 4-25 mg tablet',
      [
        ['perphenazine', 4],
        ['amitriptyline', 25],
      ],
    ],
    ['sertraline 50-100 mg', [['sertraline', undefined]]],
    ['Contrave 8-90 mg', [['naltrexone', undefined]]],
    ['sertraline 100 mg/day', [['sertraline', undefined]]],
    [
      '{7 (vilazodone 10 MG Oral Tablet) / 23 (vilazodone 20 MG Oral Tablet) } Pack [Viibryd]',
      [['vilazodone', undefined]],
    ],
  ])('gives each ingredient its own strength, or none: %s', (text, expected) => {
    expect(identifyMedications(words(text)).map((each) => [each.medication.id, each.strengthMg])).toEqual(expected)
  })

  it.each([
    ['Zyban 150 mg', 'smoking cessation'],
    ['naltrexone 8 MG / bupropion 90 MG Extended Release Oral Tablet', 'weight loss'],
    ['Silenor 6 MG', 'insomnia'],
    ['doxepin 50 MG/ML Topical Cream', 'itching'],
    ['paroxetine 7.5 MG Oral Capsule', 'menopausal hot flushes'],
    ['PMDD fluoxetine 10 MG Oral Tablet', 'premenstrual dysphoric disorder'],
    ['selegiline 5 MG Oral Capsule', 'Parkinson disease'],
  ])('%s is for %s', (text, use) => {
    expect(identifyMedication(words(text))?.otherUse).toBe(use)
  })

  it('takes ordinary products for what they are', () => {
    for (const text of ['Wellbutrin XL 300 mg', 'doxepin 75 MG Oral Capsule', 'fluoxetine 10 MG Oral Tablet']) {
      expect(identifyMedication(words(text))?.otherUse).toBeUndefined()
    }
  })
})
