import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { query } from '../queries.ts'
import type { EvaluationSearch } from './routes.tsx'

/** The record judged for one treatment; the last answer stays while another treatment or standard is read. */
export const useEvaluation = (patientId: string, search: EvaluationSearch) =>
  useQuery({
    ...query('GET /api/patients/:patientId/evaluation', { params: { patientId }, query: search }),
    placeholderData: keepPreviousData,
  })
