export { findProtocolOf, findProtocols, type ProtocolLookUp, type ProtocolReference } from './find.ts'
export { registerProtocols } from './routes.ts'
export { listNewestMade } from './store.ts'
