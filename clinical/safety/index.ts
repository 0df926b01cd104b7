export {
  faultOfPathwayEvent,
  foldUrgentPathway,
  type UrgentPathwayEvent,
  type UrgentPathwayState,
} from './fold-urgent-pathway.ts'
export { isWithinLookBack, suicideRiskLookBack } from './look-back.ts'
export {
  defaultUrgentPathwaySettings,
  type EscalationStep,
  type SuicideRiskTier,
  type SuicideRiskTierRule,
  suicideRiskTierRules,
  suicideRiskTiers,
  type UrgentPathwayTimes,
} from './suicide-risk-tiers.ts'
export { asksForScreener, moreUrgent, type SuicideRiskTriage, triageSuicideRisk } from './suicide-risk-triage.ts'
export { type UrgentPathway, urgentPathwayFor } from './urgent-pathway.ts'
