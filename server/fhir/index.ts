export { BundleFault } from './bundle-fault.ts'
export { type LeftResource, type ReadBundleResult, readBundle, readBundleText } from './read-bundle.ts'
export type { PatientIdentifier } from './read-patient.ts'
export { canonicalText } from './references.ts'
