export { registerStandards } from './routes.ts'
export { offeredStandards, standardFor } from './standard-for.ts'
export { readChoice, standardOf } from './store.ts'
