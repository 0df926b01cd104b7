import { type ConditionGroup, conceptIs } from '../../conditions/index.ts'
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
  groups: readonly ConditionGroup[],
  howSure: (fact: ProcedureFact) => ConditionFact['verificationStatus'],
): readonly ConditionFact[] {
  const found = procedures.filter(({ concept }) => groups.some((group) => conceptIs(concept, group)))
  return found.length === 0 ? conditions : [...conditions, ...found.map((fact) => asCondition(fact, howSure(fact)))]
}

/** For procedures that are the event: a coronary intervention, with its day. */
export const withEvents = (view: PatientView, groups: readonly ConditionGroup[]): readonly ConditionFact[] =>
  withProcedures(view, groups, () => 'confirmed')

const repairWords =
  /\b(repair|clipping|coiling|emboli[sz]ation|stent[- ]?graft|grafting|resection|excision|replacement|evacuation)/i

/** What was repaired was there; a scan that names it only raises the question. */
export const withRepairs = (view: PatientView, groups: readonly ConditionGroup[]): readonly ConditionFact[] =>
  withProcedures(view, groups, ({ concept }) => (repairWords.test(concept.text) ? 'confirmed' : 'unconfirmed'))
