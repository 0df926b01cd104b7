import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { query } from '../queries.ts'
import { ageOn, PatientName, useToday } from '../ui/index.ts'

/** Name and age for the head of a page about one patient; empty until they are read. */
export function usePatientHeading(patientId: string): { name: ReactNode; beside: ReactNode } {
  const today = useToday()
  const { data } = useQuery(query('GET /api/patients/:patientId', { params: { patientId } }))
  if (!data) return { name: ' ', beside: '' }
  const beside = [
    data.birthDate ? String(ageOn(data.birthDate, today)) : 'age unknown',
    data.sex === 'unknown' ? '' : data.sex,
    `MRN ${data.recordNumber}`,
  ]
  return { name: <PatientName patient={data} />, beside: beside.filter(Boolean).join(' · ') }
}
