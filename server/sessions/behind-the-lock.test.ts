import { describe, expect, it } from 'vitest'
import { foldSession } from '../../clinical/session/index.ts'
import { event, infusion, readyToDose } from '../../clinical/session/testing.ts'
import { withoutWords } from './behind-the-lock.ts'

describe('a session behind the lock', () => {
  const calculated = event('dose-calculated', 18.5, {
    input: {
      drug: 'racemic-ketamine',
      weightKg: 82,
      weightChoice: 'ideal',
      weightChoiceReason: 'oedema of the legs',
      heightCm: 172,
      sex: 'female',
      doseMgPerKg: 0.5,
      vialConcentrationMgPerMl: 50,
      bagVolumeMl: 100,
      infusionMinutes: 40,
    },
  })
  const told = [...readyToDose(infusion), calculated]

  it('tells nobody’s words, nor why another weight is used', () => {
    const shown = JSON.stringify(told.map((each) => withoutWords(each)))
    for (const word of ['oedema', 'R. Marsh', '555-0117']) expect(shown).not.toContain(word)
    const dose = { kind: 'injection', doseMgPerKg: 0.5, doseWeight: 'ideal', doseWeightReason: 'oedema' } as const
    expect(withoutWords(dose)).toEqual({ ...dose, doseWeightReason: '…' })
  })

  it('folds to the same state', () => {
    const [open, locked] = [told, told.map((each) => withoutWords(each))].map((log) => foldSession(infusion, log))
    expect([locked?.phase, locked?.conflicts.length]).toEqual([open?.phase, open?.conflicts.length])
    expect(locked?.calculation?.result.doseMg).toBe(open?.calculation?.result.doseMg)
  })
})
