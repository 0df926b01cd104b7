export { type EvidenceArea, type EvidenceEntry, evidenceAreas, evidenceAreaTitles } from './entry.ts'
export { evidenceEntries, protocolEvidence, standardEvidence } from './knowledge.ts'
export { evidenceMarkdown } from './markdown.ts'
export { criterionRuleId, ruleId } from './rule-id.ts'
