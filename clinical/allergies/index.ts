export { type AbsenceScope, isCurrentAllergy, noKnownAllergies, saysNoKnownAllergy } from './no-known-allergies.ts'
