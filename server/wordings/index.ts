export { instrumentNamed } from './instrument-named.ts'
export { registerWordings } from './routes.ts'
export { refuseUnknownWording } from './store.ts'
