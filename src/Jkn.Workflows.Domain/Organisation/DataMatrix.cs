namespace Jkn.Workflows.Domain.Organisation;

/// <summary>
/// The one table of who may see what (rulings.md 5.1), and how it is read. A role that is not in it sees nothing. What is open beyond the
/// task at hand is asked a purpose; <see cref="Reach.ByPurpose"/> only says that the region is reached by nothing else.
/// </summary>
public static class DataMatrix
{
    /// <summary>Where a class is open; further off by purpose; further off masked.</summary>
    public sealed record Reach(Standing Open, Standing ByPurpose = Standing.None, Standing Masked = Standing.None)
    {
        public Grant At(Standing standing) =>
            ((Open | ByPurpose) & standing) != 0 ? Grant.Open
            : (Masked & standing) != 0 ? Grant.Masked
            : Grant.Nothing;
    }

    public sealed record Row(string Role, Reach Names, Reach Identity, Reach Papers, Reach Letters)
    {
        public Reach Of(DataClasses one) =>
            one switch
            {
                DataClasses.Names => Names,
                DataClasses.Identity => Identity,
                DataClasses.Papers => Papers,
                DataClasses.Letters => Letters,
                _ => Never,
            };
    }

    private static readonly Reach Never = new(Standing.None),
        Region = new(Standing.Region),
        Own = new(Standing.Own),
        OwnElseMasked = new(Standing.Own, Masked: Standing.Region),
        Chain = new(Standing.Chain),
        ChainElsePurpose = new(Standing.Chain, ByPurpose: Standing.Region),
        Line = new(Standing.Line),
        Lists = new(Standing.Lists),
        OfBatches = new(Standing.Batch);

    public static readonly IReadOnlyList<Row> Rows =
    [
        new(Roles.FrontOffice, Region, OwnElseMasked, Own, Own),
        new(Roles.BackOffice, Region, Region, Region, Region),
        new(Roles.DataManager, Region, Line, Never, OfBatches),
        new(Roles.SectionHead, Region, ChainElsePurpose, ChainElsePurpose, Region),
        new(Roles.Supervisor, Region, ChainElsePurpose, ChainElsePurpose, Region),
        new(Roles.DivisionHead, Region, ChainElsePurpose, Chain, Region),
        new(Roles.Secretary, Region, Chain, Chain, Chain),
        new(Roles.AgencyHead, Region, ChainElsePurpose, Chain, Region),
        new(Roles.Information, Region, Never, Never, Never),
        new(Roles.HealthAgency, Line, Line, Line, Never),
        new(Roles.Village, Lists, Lists, Never, Never),
        new(Roles.Admin, Never, Never, Never, Never),
    ];

    /// <summary>What one role may see of a class where it stands so.</summary>
    public static Grant Of(string role, DataClasses one, Standing standing) =>
        Rows.FirstOrDefault(r => r.Role == role)?.Of(one).At(standing) ?? Grant.Nothing;

    /// <summary>The best that any of somebody's roles gives him across the whole region, whatever a single case would add.</summary>
    public static Grant AcrossRegion(IEnumerable<string> roles, DataClasses one) =>
        roles.Select(role => Of(role, one, Standing.Region)).DefaultIfEmpty(Grant.Nothing).Max();

    /// <summary>Whether there is any case at all of which these roles may see the class.</summary>
    public static bool Ever(IEnumerable<string> roles, DataClasses one) =>
        roles.Any(role => Rows.FirstOrDefault(r => r.Role == role)?.Of(one).At((Standing)~0) == Grant.Open);
}
