export { patientOfRecordNumber } from './find-patient.ts'
export { contentSha256, type ImportResult, importBundle } from './import-bundle.ts'
export { registerImports } from './routes.ts'
