using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>
/// Which papers a closed case has, so that those on health are found without reading journals. Of cases closed before it is filled by
/// rebuilding the rows; their scans are found anyway.
/// </summary>
[DbContext(typeof(AppDb)), Migration("0071_papers")]
public sealed class M0071_Papers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("papers", "cases", nullable: true);
}
