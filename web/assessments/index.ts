export { markOfTier } from './assessment.ts'
