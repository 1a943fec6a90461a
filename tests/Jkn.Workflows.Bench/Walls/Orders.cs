namespace Jkn.Workflows.Walls;

/// <summary>The folders of the larger projects from the bottom up.</summary>
internal static class Orders
{
    public static readonly string[] Engine = ["Definitions", "Expressions", "", "Activities"];

    // why: README of Domain
    public static readonly string[] Domain =
    [
        "Json",
        "Words",
        "Identity",
        "Clocks",
        "Regions",
        "Segments",
        "Surveys",
        "Organisation",
        "Templates",
        "Lists",
        "Notices",
        "Sops",
        "Cases",
        "Steps",
        "Documents",
        "Letters",
        "Errands",
        "Batches",
        "Participants",
        "Complaints",
        "Retention",
        "Offices",
        "Activities",
        "WorkItems",
        "SignOffs",
        "Publishing",
        "Sheets",
        "Folders",
        "Trials",
    ];

    public static readonly string[] Data =
    [
        "Rows",
        "", // the database and its options, over the rows
        "Providers",
        "Keys",
        "Journals",
        "Projections",
        "Commands",
        "Work", // what waits is taken by commands
        "Migrations",
        "Setup", // registers all of them
    ];

    public static readonly string[] Office =
    [
        "Regions", // files and folders of the regions as they lie on disk
        "Live", // signals and heartbeats: told by many, they know nobody
        "Calendars", // stored days of rest, part of an office as it is loaded
        "Cases", // the one road of commands, and the offices that it decides over
        "Accounts", // an account's roles are decided on the journal of its office
        "Access", // who may come to a case, and bring papers to it
        "Settings", // decided over offices, so above them
        "Sops",
        "Studio", // drafts from the designer or from files
        "Letters",
        "Trials", // the same letters, without a store
        "Notices",
        "Reports",
        "Lists",
        "Retention",
        "Visits", // guests are destroyed after their time
        "Surveys",
        "Meetings", // reminded of by the worker's round
        "Effects", // after a commit: letters, lists, notices
        "Simulations",
        "Workers",
        "", // OfficeSetup registers all of them
    ];

    public static readonly string[] Server =
    [
        "Http", // refusals and pages of lists, for both mouths
        "Auth",
        "Live",
        "Health",
        "Studio",
        "Hosting", // looks after all that is above it on the way in
        "Verbs",
        "Api",
        "Pages",
        "", // Program
    ];
}
