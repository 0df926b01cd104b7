/*
 * This material includes SNOMED Clinical Terms(R) (SNOMED CT(R)), which is used by permission of the International
 * Health Terminology Standards Development Organisation (IHTSDO). All rights reserved. SNOMED CT(R) was originally
 * created by The College of American Pathologists. "SNOMED" and "SNOMED CT" are registered trademarks of the IHTSDO.
 *
 * Whoever runs this software outside a member territory of SNOMED International needs a licence of their own. Without
 * one, empty the table below: everything still works on words.
 */

/** Concepts that say what is not there, each with its display. `other`: of one kind that Evenkeel does not keep apart. */
export const snomedNoKnownAllergies: Readonly<Record<'any' | 'medicine' | 'other', Readonly<Record<string, string>>>> =
  {
    any: { '716186003': 'No known allergy' },
    medicine: { '409137002': 'No known drug allergy' },
    other: { '429625007': 'No known food allergy', '428607008': 'No known environmental allergy' },
  }
