// Where a rule comes from, in the words of the rules' table.
export const GUIDES = "common self-release guides";
export const OURS = "our choice";
export const GUIDES_OUR_NUMBERS = "common self-release guides; numbers our choice";
