export declare const sharedFromSource: { find: RegExp; replacement: string };
