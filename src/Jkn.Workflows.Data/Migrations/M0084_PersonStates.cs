using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>Where each person of a case stands, how many stand where, and the people who wait in one row of an inbox.</summary>
[DbContext(typeof(AppDb)), Migration("0084_person_states")]
public sealed class M0084_PersonStates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("people", "work_items", nullable: true);
        migrationBuilder.AddColumn<string>("summary", "cases", nullable: true);
        migrationBuilder.AddColumn<string>("region", "case_people", nullable: true);
        migrationBuilder.AddColumn<string>("state", "case_people", nullable: true);
        migrationBuilder.AddColumn<long>("state_since", "case_people", nullable: true);
        migrationBuilder.AddColumn<string>("reason_code", "case_people", nullable: true);
        migrationBuilder.CreateIndex("ix_case_people_region_state_case_key", "case_people", ["region", "state", "case_key"]);
    }
}
