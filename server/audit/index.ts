export { type AuditNote, appendAudit, appendInstallationAudit } from './append.ts'
export { browseAudit } from './browse.ts'
export { type AuditFacts, entryHash, entryText } from './chain.ts'
