export { registerConsents } from './routes.ts'
export { publishStartingTexts } from './starting-texts.ts'
export { findValidConsent } from './store.ts'
