import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact, PatientIdentity } from '../record/record.ts'
import { look } from './evaluate.ts'
import { rulesets, type TreatmentId } from './index.ts'
import { openQuestions, questionsOf } from './interview-questions.ts'
import { type Judged, judge, judgeEvery } from './outcome.ts'
import { prepare } from './prepared.ts'
import { rulesetOf } from './rulesets.ts'
import { asOf, patient } from './testing.ts'
import { catalogue } from './testing-catalogue.ts'
import { Wakes } from './woken-by.ts'

/** All that evaluation and interview show, by the criteria that wake and by every one. */
function expectAlike(facts: Fact[], treatment: TreatmentId, identity: Partial<PatientIdentity> = {}) {
  const ruleset = prepare(rulesetOf(treatment))
  const view = look(patient(facts, identity), { treatment, asOf })
  const [some, every] = [judge(ruleset, view, []), judgeEvery(ruleset, view)]
  const shown = (judged: typeof some) => ({
    outcomes: judged.outcomes,
    open: openQuestions(ruleset, judged, view),
    questions: questionsOf(ruleset, judged, view),
  })
  // Much quicker than `toEqual`, which is asked only to say what differs.
  if (saidBy(some) !== saidBy(every)) expect(shown(some), JSON.stringify(facts)).toEqual(shown(every))
  if (facts.length > 1) expect(shown(some)).toEqual(shown(every))
}

/** All that may differ from patient to patient. */
const saidBy = ({ outcomes, asked }: Judged): string =>
  JSON.stringify([
    outcomes.map(({ status, output, relevant, standing, finding, evidence, action, questions }) => [
      [status, output, relevant, standing, finding, action],
      [evidence, questions],
    ]),
    asked,
  ])

const identity = fc.record({
  birthDate: fc.constantFrom('1984-05-12', '1950-01-01', '2010', undefined),
  sex: fc.constantFrom('female' as const, 'male' as const, 'unknown' as const),
  deceased: fc.constantFrom(false, false, true),
})

/** The whole catalogue of facts, one by one. */
const slow = { timeout: 60_000 }

describe('a criterion that nothing on record wakes', () => {
  it.each(rulesets.map(({ treatment }) => treatment))('%s: is unmoved by any one fact', slow, (treatment) => {
    for (const each of catalogue) {
      expectAlike([each], treatment)
    }
  })

  it('is unmoved by many facts together, whoever the patient is', slow, () => {
    const facts = fc.uniqueArray(fc.constantFrom(...catalogue), { selector: ({ id }) => id, maxLength: 30 })
    const treatment = fc.constantFrom(...rulesets.map(({ treatment: id }) => id))
    fc.assert(
      fc.property(facts, treatment, identity, (given, id, who) => {
        expectAlike(given, id, who)
      }),
      { numRuns: 100 },
    )
  })

  it('stands for all patients in one outcome, which nobody can change', () => {
    const { outcomes } = judge(
      prepare(rulesetOf('esketamine-us')),
      look(patient([]), { treatment: 'esketamine-us', asOf }),
      [],
    )
    const [shared] = outcomes.filter(({ id }) => id === 'aneurysm')
    expect(() => Object.assign(shared as object, { standing: 'clear' })).toThrow(TypeError)
    expect(() => shared?.evidence.push({ reference: 'x', text: 'x' })).toThrow(TypeError)
  })

  it('reads no outcome of a criterion that comes after it', () => {
    const [first, second] = rulesetOf('esketamine-us').criteria
    if (!first || !second) throw new Error('There are criteria.')
    expect(() => new Wakes([{ ...first, wokenBy: { criteria: [second.id] } }, second])).toThrow(RangeError)
    expect(() => new Wakes([first, { ...second, wokenBy: { criteria: [first.id] } }])).not.toThrow()
  })
})
