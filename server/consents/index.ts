export { registerConsents } from './routes.ts'
export { publishStartingTexts, startingTexts } from './starting-texts.ts'
export { findValidConsent, insertConsent, listDocuments, publishDocument } from './store.ts'
