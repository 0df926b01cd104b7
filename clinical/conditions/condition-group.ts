/**
 * Conditions that a criterion can ask about, each with its ICD-10-CM codes as prefixes (`I71.4` covers
 * `I71.43`), and the words that stand for it where a record has no code.
 * A `?` in a prefix is any one character. ICD-10-CM: National Center for Health Statistics, releases up to October 2024; splits of single codes are covered
 * by the prefixes. SNOMED CT codes are in `snomed.ts`.
 */
export interface ConditionGroupDefinition {
  /** In words, for findings. */
  name: string
  icd10: string[]
  /** Longer prefixes that the ones above must not take with them. */
  notIcd10?: string[]
  /** Phrases matched on whole words. */
  words?: string[]
  /** One of these has to stand beside one of `words`. */
  besideWords?: string[]
  /** Phrases that hold one of `words` and mean something else. */
  notWords?: string[]
  /** Made of these groups as well. */
  includes?: string[]
}
