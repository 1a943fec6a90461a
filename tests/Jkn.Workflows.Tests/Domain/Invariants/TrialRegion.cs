using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Folders;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Domain.Invariants;

/// <summary>The office of a real region with invented people, to be played with in memory.</summary>
internal static class TrialRegion
{
    private const string Folder = "65.02-malinau";
    private static readonly Lazy<Office> real = new(() => Load(Folder));
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Office> others = new(StringComparer.Ordinal);

    public static readonly Actor Fo = Person("fo", Roles.FrontOffice),
        Bo = Person("bo", Roles.BackOffice),
        Bo2 = Person("bo2", Roles.BackOffice),
        Both = Person("fobo", Roles.FrontOffice, Roles.BackOffice),
        Data = Person("data", Roles.DataManager),
        Kasie = Person("kasie", Roles.SectionHead, Roles.BackOffice),
        Kabid = Person("kabid", Roles.DivisionHead),
        Secretary = Person("sekretaris", Roles.Secretary),
        Kadis = Person("kadis", Roles.AgencyHead);

    public static readonly ImmutableArray<Actor> People =
    [
        Fo,
        Person("fo2", Roles.FrontOffice),
        Bo,
        Bo2,
        Both,
        Data,
        Kasie,
        Kabid,
        Secretary,
        Kadis,
    ];

    public static Office Office => real.Value;

    /// <summary>The office of another shipped region, with the same people.</summary>
    public static Office Of(string folder) => folder == Folder ? Office : others.GetOrAdd(folder, Load);

    public static TrialOffice Open(string local) => new(Office, Offices.Wita(local));

    public static Official Holder(Actor actor, string role) => new(actor.Id, role, actor.Name, null, null, role, "2020-01-01", null);

    private static Actor Person(string id, params string[] roles) => new(id, id, Offices.Malinau.Code, [.. roles]);

    private static Office Load(string folder)
    {
        var (office, problems) = OfficeFolder.Read(Texts(folder), Texts("_shared"), ActivityCatalog.Scan(typeof(Command).Assembly));
        office.ShouldNotBeNull(string.Join("; ", problems));
        return office with
        {
            Organisation = new(
                [
                    Holder(Kasie, Roles.SectionHead),
                    Holder(Kabid, Roles.DivisionHead),
                    Holder(Secretary, Roles.Secretary),
                    Holder(Kadis, Roles.AgencyHead),
                ],
                []
            ),
        };
    }

    private static Dictionary<string, string> Texts(string folder)
    {
        var root = Path.Combine(Offices.Root, "workflows", folder);
        return Directory
            .GetFiles(root, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText);
    }
}
