import { describe, expect, it } from 'vitest'
import type { MedicationFact } from '../record/record.ts'
import { interactionRules, interactions, isInUse, type KetamineTreatment, medications } from './index.ts'

const taken = (text: string, rest: Partial<MedicationFact> = {}): MedicationFact => ({
  id: text,
  reference: text,
  kind: 'medication',
  origin: 'statement',
  concept: { codings: [], text },
  status: 'active',
  taken: 'yes',
  ...rest,
})
const infusion: KetamineTreatment = { drug: 'racemic-ketamine', route: 'intravenous' }
const spray: KetamineTreatment = { drug: 'esketamine', route: 'intranasal' }
const lozenge: KetamineTreatment = { drug: 'racemic-ketamine', route: 'sublingual' }
const found = (texts: string[], treatment: KetamineTreatment) =>
  interactions(
    texts.map((text) => taken(text)),
    treatment,
  ).map(({ rule }) => `${rule.id} ${rule.output}`)

describe('the table of interactions', () => {
  it('names only medicines that exist, and every role it names is played by one', () => {
    for (const rule of interactionRules) {
      for (const id of rule.medications ?? []) expect(medications.some((each) => each.id === id)).toBe(true)
      for (const role of rule.roles ?? []) expect(medications.some((each) => each.role.includes(role))).toBe(true)
      for (const each of rule.classes ?? []) expect(medications.some((one) => one.class === each)).toBe(true)
      expect(rule.source.length).toBeGreaterThan(10)
      expect(rule.direction.length).toBeGreaterThan(0)
    }
    expect(new Set(interactionRules.map((rule) => rule.id)).size).toBe(interactionRules.length)
  })

  it('never holds a dose for a benzodiazepine', () => {
    expect(found(['Lorazepam 1 MG'], infusion)).toEqual(['benzodiazepines caution'])
  })

  it('separates what is swallowed from what is not', () => {
    expect(found(['clarithromycin 500 MG'], lozenge)).toEqual(['exposure-raising-oral hold'])
    expect(found(['clarithromycin 500 MG'], infusion)).toEqual(['exposure-raising info'])
    expect(found(['rifampin'], spray)).toEqual(['exposure-lowering info'])
  })

  it('does not hold itraconazole against anybody', () => {
    expect(found(['itraconazole 100 MG'], lozenge)).toEqual([])
  })

  it('holds theophylline for ketamine, cautions for esketamine', () => {
    expect(found(['theophylline'], infusion)).toEqual(['theophylline hold'])
    expect(found(['aminophylline'], spray)).toEqual(['theophylline-esketamine caution'])
  })

  it('says of common antidepressants, lithium and olanzapine only that they go on', () => {
    expect(found(['Sertraline 100MG', 'Mirtazapine 30 MG', 'Bupropion 300 MG'], spray)).toEqual([
      'antidepressants info',
    ])
    expect(found(['lithium carbonate 300 MG', 'olanzapine 5 MG Oral Tablet'], infusion)).toEqual([
      'sedatives caution',
      'lithium info',
      'olanzapine info',
    ])
  })

  it('asks for an hour between a nasal spray and esketamine, not after an inhaler, not before an infusion', () => {
    expect(found(['fluticasone propionate 0.05 MG/ACTUAT Metered Dose Nasal Spray'], spray)).toEqual([
      'nasal-sprays caution',
    ])
    expect(found(['fluticasone propionate 0.05 MG/ACTUAT Metered Dose Nasal Spray'], infusion)).toEqual([])
    expect(found(['fluticasone 0.1 MG/ACTUAT Inhaler'], spray)).toEqual([])
    expect(found(['oxymetazoline 0.05 % nasal spray'], spray)).toEqual([
      'pressure-raising caution',
      'nasal-sprays caution',
    ])
  })

  it('knows what no prescription shows, and what was never measured', () => {
    expect(found(['Medical cannabis'], infusion)).toEqual(['psychoactive-substances caution'])
    expect(found(['Grapefruit juice'], lozenge)).toEqual(['exposure-raising-oral hold'])
    expect(found(['voriconazole 200 MG'], lozenge)).toEqual(['exposure-perhaps-raising caution'])
    expect(found(['voriconazole 200 MG'], infusion)).toEqual([])
    expect(found(['Lisinopril 10 MG Oral Tablet'], infusion)).toEqual(['antihypertensives info'])
  })

  it('takes each ingredient of a combination, and neither rescue naloxone nor a cream', () => {
    expect(found(['naltrexone 8 MG / bupropion 90 MG'], infusion)).toEqual([
      'naltrexone caution',
      'antidepressants info',
    ])
    expect(found(['buprenorphine 8 MG / naloxone 2 MG Sublingual Film'], infusion)).toEqual(['opioids caution'])
    expect(found(['ketoconazole 20 MG/ML Medicated Shampoo'], lozenge)).toEqual([])
    expect(found(['Auvelity'], infusion)).toEqual(['nmda-antagonists caution'])
  })

  it.each([
    ['Lybalvi 10 mg/10 mg', ['sedatives caution', 'naltrexone caution']],
    ['olanzapine 10 MG / samidorphan 10 MG Oral Tablet', ['sedatives caution', 'naltrexone caution']],
    ['Selincro 18 mg', ['naltrexone caution']],
    ['methylnaltrexone', []],
    ['Azilect 1 mg', ['monoamine-oxidase-inhibitors caution']],
    ['Xyrem', ['sedatives caution']],
    ['carisoprodol 350 MG Oral Tablet [Soma]', ['sedatives caution']],
    ['phentermine 37.5 mg', ['pressure-raising caution']],
    ['butorphanol nasal spray', ['opioids caution']],
    ['Intuniv 2 mg', ['sedatives caution', 'antihypertensives info']],
  ])('knows what %s does', (text, expected) => {
    expect(found([text], infusion)).toEqual(expected)
  })

  it('lists the facts that set a rule off', () => {
    const [interaction] = interactions([taken('Adderall'), taken('modafinil'), taken('aspirin')], spray)
    expect(interaction?.rule.id).toBe('stimulants')
    expect(interaction?.medications.map(({ fact }) => fact.id)).toEqual(['Adderall', 'modafinil'])
  })
})

describe('in use on a day', () => {
  it.each([
    ['a statement that it is taken', {}, 'yes'],
    ['a prescription alone', { origin: 'request', taken: 'unknown' }, 'unknown'],
    ['not taken', { taken: 'no' }, 'no'],
    ['stopped before', { stop: '2025-12-31', status: 'stopped' }, 'no'],
    ['stopped some time that month', { stop: '2026-01', status: 'stopped' }, 'unknown'],
    ['stopped, nobody knows when', { status: 'stopped' }, 'no'],
    ['starts later', { start: '2026-02-01' }, 'no'],
    ['started that year', { start: '2026' }, 'yes'],
    ['on hold', { status: 'on-hold' }, 'unknown'],
    ['a draft', { status: 'draft' }, 'no'],
    ['ends that day', { stop: '2026-01-15', status: 'completed' }, 'yes'],
  ] as const)('%s', (_, rest, expected) => {
    expect(isInUse(taken('Sertraline', rest), '2026-01-15')).toBe(expected)
  })
})
