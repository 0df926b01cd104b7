import type { FastifyInstance } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { rooms } from '../../contract/index.ts'
import type { Database } from '../database/index.ts'
import { invalidField } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { confirmCaller } from '../identity/index.ts'
import { publish } from '../live/index.ts'
import { refreshJourney } from '../patients/index.ts'
import { insertConsent, listConsents, listDocuments, publishDocument, withdrawConsent } from './store.ts'

const { consents } = rooms

export function registerConsents(app: FastifyInstance, database: Database): void {
  serve(app, database, consents.documents, async ({ tx }) => ({ documents: await listDocuments(tx) }))

  serve(app, database, consents.publish, async ({ tx, body, caller, audit }) => {
    const document = await publishDocument(tx, { ...body, authorId: caller.memberId ?? '' })
    audit.detail({ documentId: document.id, treatment: document.treatment, version: document.version })
    return document
  })

  serve(app, database, consents.ofPatient, async ({ tx, params, audit }) => {
    audit.patient(params.patientId)
    return { consents: await listConsents(tx, params) }
  })

  serve(app, database, consents.record, async ({ tx, params, body, caller, now, audit }) => {
    audit.patient(params.patientId)
    const explainer = await confirmCaller(database, caller, body.password, 'sign a consent')
    if (body.memberName.trim().toLowerCase() !== explainer.name.toLowerCase())
      throw invalidField('memberName', `must be your own name, ${explainer.name}`)
    const consent = await insertConsent(tx, {
      id: body.id ?? uuidv7(),
      patientId: params.patientId,
      documentId: body.documentId,
      explainedBy: explainer.id,
      signedAt: now,
      body: { patientSignature: body.patientSignature, teachBack: body.teachBack, interpreter: body.interpreter },
    })
    audit.detail({ consentId: consent.id, documentId: consent.documentId, version: consent.documentVersion })
    await refreshJourney(tx, params.patientId)
    await publish(tx, { topic: 'patient', patientId: params.patientId })
    return consent
  })

  serve(app, database, consents.withdraw, async ({ tx, params, body, caller, audit }) => {
    const consent = await withdrawConsent(tx, { ...params, ...body, authorId: caller.memberId ?? '' })
    audit.patient(consent.patientId)
    audit.detail({ consentId: consent.id })
    await refreshJourney(tx, consent.patientId)
    await publish(tx, { topic: 'patient', patientId: consent.patientId })
    return consent
  })
}
