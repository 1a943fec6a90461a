using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>
/// A region's cases newest first, those that are late, and those of a name: each a walk along an index instead of a reading of all cases.
/// </summary>
[DbContext(typeof(AppDb)), Migration("0051_case_lists")]
public sealed class M0051_CaseLists : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("ix_cases_region_kind_case_key", "cases", ["region", "kind", "case_key"]);
        migrationBuilder.CreateIndex("ix_cases_overdue", "cases", ["region", "kind", "case_key"], filter: "overdue");
        migrationBuilder.CreateIndex("ix_cases_region_kind_name", "cases", ["region", "kind", "name"]);
    }
}
