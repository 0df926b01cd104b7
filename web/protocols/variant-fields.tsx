import type { Protocol, ProtocolFault, VariantDifference } from '../../clinical/protocols/index.ts'
import { AfterwardsFields } from './afterwards-fields.tsx'
import { BeforeFields } from './before-fields.tsx'
import { CourseFields } from './course-fields.tsx'
import { DoseFields } from './dose-fields.tsx'
import { MonitoringFields } from './monitoring-fields.tsx'

export interface FieldsOf {
  parent: Protocol
  /** What is wrong now, by its place in the protocol; said at its field. */
  faults: readonly ProtocolFault[]
  /** The variant as it is made now; the parent while a number cannot be read. */
  made: Protocol
  differences: readonly VariantDifference[]
}

/** Everything that a clinic may change, in the order of a clinic day. */
export function VariantFields(given: FieldsOf) {
  return (
    <>
      <DoseFields {...given} />
      <CourseFields {...given} />
      <BeforeFields {...given} />
      <MonitoringFields {...given} />
      <AfterwardsFields {...given} />
    </>
  )
}
