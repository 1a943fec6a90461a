namespace Jkn.Workflows.Walls;

/// <summary>
/// The written order. A new folder gets its place here, above what it uses; a line that surprises says why. Moving one is a decision.
/// </summary>
internal static class Rooms
{
    private static readonly string[] web =
    [
        "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Mvc",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.Razor",
        "Microsoft.AspNetCore.Builder",
    ];

    public static readonly IReadOnlyList<Room> All =
    [
        new("Engine", "runs definitions; knows activities, not their meaning", [], Orders.Engine) { Never = ["Microsoft"], Pure = true },
        new("Domain", "the words of the office and its decisions", ["Engine"], Orders.Domain) { Never = ["Microsoft"], Pure = true },
        new("Data", "journals, rows, keys, migrations", ["Domain", "Engine"], Orders.Data) { Never = web },
        new("Signing", "signed PDF: revisions, certificates, adapters", [], ["Pdf", "", "Adapters"]) { Never = [.. web, "Jkn"] },
        new(
            "Documents",
            "typesetting, printing, spreadsheets, pictures",
            ["Domain", "Engine"],
            ["Spreadsheets", "Images", "Typesetting", "Printing"]
        )
        {
            Never = web,
        },
        new("Office", "the application without doors", ["Data", "Documents", "Signing", "Domain", "Engine"], Orders.Office) { Never = web },
        new("Server", "doors: API, screens, sign-in, verbs", ["Office", "Data", "Documents", "Signing", "Domain", "Engine"], Orders.Server),
    ];
}
