import { groupBitsOf } from '../../conditions/index.ts'
import type { BitSet } from '../../quantity/bit-set.ts'
import type { ConditionFact, ProcedureFact } from '../../record/record.ts'
import type { PatientView } from '../patient-view.ts'

/** What was done stands in the record as a procedure; here it is read as the condition that it names. */
const asCondition = (
  { id, reference, concept, start }: ProcedureFact,
  verificationStatus: ConditionFact['verificationStatus'],
): ConditionFact => ({
  id,
  reference,
  kind: 'condition',
  concept,
  clinicalStatus: 'unknown',
  verificationStatus,
  ...(start ? { onset: start } : {}),
})

/** The conditions of the record itself where no procedure names one of the groups: then nothing has to be read anew. */
function withProcedures(
  { conditions, procedures }: PatientView,
  groups: BitSet,
  howSure: (fact: ProcedureFact) => ConditionFact['verificationStatus'],
): readonly ConditionFact[] {
  if (procedures.length === 0) return conditions
  const found = procedures.filter(({ concept }) => groups.meets(groupBitsOf(concept)))
  return found.length === 0 ? conditions : [...conditions, ...found.map((fact) => asCondition(fact, howSure(fact)))]
}

/** For procedures that are the event: a coronary intervention, with its day. */
export const withEvents = (view: PatientView, groups: BitSet): readonly ConditionFact[] =>
  withProcedures(view, groups, () => 'confirmed')

const repairWords =
  /\b(repair|clipping|coiling|emboli[sz]ation|stent[- ]?graft|grafting|resection|excision|replacement|evacuation)/i

/** What was repaired was there; a scan that names it only raises the question. */
export const withRepairs = (view: PatientView, groups: BitSet): readonly ConditionFact[] =>
  withProcedures(view, groups, ({ concept }) => (repairWords.test(concept.text) ? 'confirmed' : 'unconfirmed'))
