using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// The folder Admin is the administrator's. Pages of it that others may read too stand in one list, with the reason; each of their acts
/// names who may do it (<see cref="AsksAttribute"/>).
/// </summary>
internal static class AdminPages
{
    public const string Folder = "/Admin";

    public static readonly IReadOnlyList<(string Page, string Policy, string Why)> ReadByOthers =
    [
        ("/Admin/Jejak", Policies.Auditor, "Superiors look after whose data was read."),
        ("/Admin/Kalender", Policies.SignedIn, "Everybody's deadlines rest on it."),
        ("/Admin/Ketetapan", Policies.Auditor, "The head of the agency settles, officials propose, superiors read."),
        ("/Admin/Kontak", Policies.SignedIn, "Officers call hospitals and complaint channels."),
        ("/Admin/Pejabat", Policies.SignedIn, "Whoever drafts a letter sees who signs; the head of the agency switches levels."),
        ("/Admin/Pengaturan", Policies.Auditor, "The head of the agency sets, superiors read."),
        ("/Admin/Pks", Policies.SignedIn, "The agreement's quota and dates are asked for at the counter."),
        ("/Admin/Segel", Policies.Auditor, "Superiors print the month's seals; nobody's data stand on them."),
        (
            "/Admin/Usulan",
            Policies.Auditor,
            "Two people decide about power: administrators and officials propose, the head of the agency confirms."
        ),
        ("/Admin/Retensi", Policies.Archive, "Officers propose, the head of the agency approves, never the administrator."),
    ];

    /// <summary>For every page of the folder, also one that is added tomorrow.</summary>
    public static void Authorise(PageApplicationModel page)
    {
        var others = ReadByOthers.FirstOrDefault(p => p.Page == page.ViewEnginePath);
        page.EndpointMetadata.Add(new AuthorizeAttribute(others.Policy ?? Policies.Admin));
    }
}
